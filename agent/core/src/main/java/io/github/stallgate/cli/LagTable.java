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
  private static final List<Boolean> TO_LEFT =
      List.of(true, true, false, false, false, false, false, false);

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
    List<String> lines = Columns.aligned(rows, TO_LEFT);
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
}
