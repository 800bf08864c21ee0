// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes arguments so that a printed command can be pasted into a shell, whoever named them. */
public final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+][\\w./\\\\:@%+=-]*");

  private Shell() {}

  public static String paths(List<Path> paths) {
    return paths.stream().map(Shell::path).collect(Collectors.joining(" "));
  }

  public static String path(Path path) {
    return argument(path.toString());
  }

  static String argument(String text) {
    String safe = Escape.text(text);
    return PLAIN.matcher(safe).matches() ? safe : "'" + safe.replace("'", "'\\''") + "'";
  }
}
