// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The stalls that a module's sources announce: {@code // stall: BlockingSleep} at the end of a line
 * means that this line breaks that rule. Only top-level classes carry such comments.
 */
final class StallComments {
  private static final Pattern COMMENT = Pattern.compile("// stall: (\\w+)$");
  private static final Comparator<Stall> BY_PLACE =
      Comparator.comparing(Stall::className).thenComparing(Stall::line).thenComparing(Stall::rule);

  private StallComments() {}

  /**
   * Every announced stall below a source root. None at all is an error: nothing would be tested.
   */
  static Set<Stall> in(Path sourceRoot) throws IOException {
    Set<Stall> stalls = new TreeSet<>(BY_PLACE);
    try (Stream<Path> files = Files.walk(sourceRoot)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        addStalls(className(sourceRoot, file), Files.readAllLines(file), stalls);
      }
    }
    if (stalls.isEmpty()) {
      throw new IllegalStateException(
          sourceRoot + ": no '// stall: <Rule>' comment; mark the lines that block a loop");
    }
    return stalls;
  }

  private static void addStalls(String className, List<String> lines, Set<Stall> stalls) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher comment = COMMENT.matcher(lines.get(i));
      if (comment.find()) {
        stalls.add(new Stall(comment.group(1), className, i + 1));
      }
    }
  }

  private static String className(Path sourceRoot, Path file) {
    String path = sourceRoot.relativize(file).toString();
    return path.substring(0, path.length() - ".java".length())
        .replace(file.getFileSystem().getSeparator(), ".");
  }
}
