// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.report.Escape;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes arguments so that a printed command can be pasted into a shell. */
final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[\\w./\\\\:@%+=-]+");

  private Shell() {}

  static String paths(List<Path> paths) {
    return paths.stream().map(Shell::path).collect(Collectors.joining(" "));
  }

  static String path(Path path) {
    String text = Escape.text(path.toString());
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
