// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.table;

import java.util.List;

/** All that was measured, as one Markdown table. */
public final class Table {
  private static final String HEAD =
      """
      | what | JDK | median | best | compared | budget | met |
      |---|---|---:|---:|---:|---:|---|
      """;

  private Table() {}

  /** One line each row; JDK 0 is none. */
  public static String of(List<Row> rows) {
    StringBuilder table = new StringBuilder(HEAD);
    for (Row row : rows) {
      table.append(
          "| %s | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  row.what(),
                  row.jdk() == 0 ? Row.NOTHING : row.jdk(),
                  row.median(),
                  row.best(),
                  row.compared(),
                  row.budget(),
                  row.verdict()));
    }
    return table.toString();
  }
}
