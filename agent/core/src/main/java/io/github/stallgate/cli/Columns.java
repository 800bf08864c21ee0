// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import java.util.ArrayList;
import java.util.List;

/** Lays rows of cells out in columns. Pure. */
final class Columns {
  private Columns() {}

  /**
   * The lines, columns two spaces apart.
   *
   * @param toLeft for each column whether its cells stand to the left, as names do
   */
  static List<String> aligned(List<List<String>> rows, List<Boolean> toLeft) {
    int[] widths = new int[toLeft.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String fill = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ");
        line.append(toLeft.get(i) ? row.get(i) + fill : fill + row.get(i));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
