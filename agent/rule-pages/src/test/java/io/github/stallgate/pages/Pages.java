// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages of docs/rules. */
final class Pages {
  private static final Path DIRECTORY = Path.of("..", "..", "docs", "rules");

  private Pages() {}

  static List<Path> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The blocks of the page that begin with exactly that fence. */
  static List<Example> examples(Path page, String fence) throws IOException {
    return examples(page.getFileName().toString(), Files.readAllLines(page), fence);
  }

  static List<Example> examples(String page, List<String> lines, String fence) {
    List<Example> examples = new ArrayList<>();
    String heading = "";
    boolean inside = false;
    int from = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (from >= 0 && line.equals("```")) {
        String code = String.join("\n", lines.subList(from, i));
        examples.add(new Example(page, from + 1, heading, code));
        from = -1;
        inside = false;
      } else if (line.startsWith("```")) {
        from = !inside && line.equals(fence) ? i + 1 : -1;
        inside = !inside;
      } else if (!inside && line.startsWith("#")) {
        heading = line;
      }
    }
    return examples;
  }
}
