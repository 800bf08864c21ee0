// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.table;

import java.util.ArrayList;
import java.util.List;

/** What a part measured: lines of the table of all parts, and tables with details. */
public record Figures(List<Row> rows, List<Grid> details) {

  public static Figures of(List<Row> rows) {
    return new Figures(rows, List.of());
  }

  /** The same with more lines. */
  public Figures and(List<Row> more) {
    List<Row> all = new ArrayList<>(rows);
    all.addAll(more);
    return new Figures(all, details);
  }
}
