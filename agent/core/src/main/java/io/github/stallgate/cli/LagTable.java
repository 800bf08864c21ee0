// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.observe.LagSnapshot;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportedLag;
import java.util.ArrayList;
import java.util.List;

/** How late the loops were, worst first, as a table for people. Pure. */
final class LagTable {
  private static final int MOST_ROWS = 20;
  private static final List<String> HEAD =
      List.of("lag of loop", "of", "turns", "p50", "p99", "p99.9", "max", "control");

  private LagTable() {}

  /**
   * The lines; none if no loop has a lag.
   *
   * @param lags worst first
   */
  static List<String> lines(List<ReportedLag> lags) {
    if (lags.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    for (ReportedLag lag : lags.subList(0, Math.min(MOST_ROWS, lags.size()))) {
      rows.add(row(lag));
    }
    List<String> lines = aligned(rows);
    if (lags.size() > MOST_ROWS) {
      lines.add("and " + (lags.size() - MOST_ROWS) + " more loops, none of them later");
    }
    return lines;
  }

  private static List<String> row(ReportedLag of) {
    LagSnapshot lag = of.lag();
    return List.of(
        Escape.text(of.loop()),
        lag.ofQueue() ? "queue" : "turn",
        String.valueOf(lag.turns()),
        Quantities.duration(lag.p50()),
        Quantities.duration(lag.p99()),
        Quantities.duration(lag.p999()),
        Quantities.duration(lag.max()),
        Quantities.duration(of.controlP999()));
  }

  /** Names to the left, numbers to the right. */
  private static List<String> aligned(List<List<String>> rows) {
    int[] widths = new int[HEAD.size()];
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
        line.append(i < 2 ? row.get(i) + fill : fill + row.get(i));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
