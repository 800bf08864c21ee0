// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.table;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A Markdown table of a part's own, printed below the one of all parts.
 *
 * @param title a phrase above it
 * @param lines as many cells each as the head has; any text
 */
public record Grid(String title, List<String> head, List<List<String>> lines) {

  /** Title and table, each line with its end. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append('\n').append(title).append("\n\n");
    text.append(line(head)).append("|---".repeat(head.size())).append("|\n");
    lines.forEach(line -> text.append(line(line)));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Grid::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** Class and method names come from reports: they must not end a cell or a line. */
  private static String escaped(String cell) {
    return cell.replaceAll("\\p{Cntrl}", "?").replace("\\", "\\\\").replace("|", "\\|");
  }
}
