// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the console says when the JVM ends: the verdict, the findings that cost most, where the
 * report lies.
 */
public final class Summary {
  private static final int MOST_ROWS = 8;

  private Summary() {}

  /**
   * At most twelve lines.
   *
   * @param lost occurrences that found no room
   * @param report where the report lies, or null
   * @param lags of each loop that has one
   */
  public static List<String> of(
      FindingStore store, int loops, long lost, String report, List<ReportedLag> lags) {
    List<String> lines = new ArrayList<>();
    lines.add("[stallgate] " + verdict(store, loops));
    List<String> worst = rows(store);
    String lag = lag(lags);
    int rows = lag == null ? MOST_ROWS : MOST_ROWS - 1;
    for (int i = 0; i < worst.size() && i < rows; i++) {
      lines.add("  " + worst.get(i));
    }
    if (worst.size() > rows) {
      lines.add("  and " + (worst.size() - rows) + " more");
    }
    if (lag != null) {
      lines.add("  " + lag);
    }
    if (lost > 0) {
      lines.add("  " + lost + " occurrences were lost: they came faster than they could be judged");
    }
    if (report != null) {
      lines.add("  report: " + Escape.text(report));
    }
    return lines;
  }

  /** One line a finding, worst first. */
  static List<String> rows(FindingStore store) {
    List<LiveFinding> worst = store.all();
    worst.sort(
        Comparator.comparing(LiveFinding::severity)
            .thenComparing(LiveFinding::totalNanos)
            .reversed());
    List<String> rows = new ArrayList<>();
    for (LiveFinding finding : worst) {
      rows.add(row(finding));
    }
    return rows;
  }

  /** How late the latest loop was, and the watchdog's own clock beside it; null if none was. */
  private static String lag(List<ReportedLag> lags) {
    ReportedLag worst = null;
    for (ReportedLag each : lags) {
      boolean recorded = each.lag().max() > 0;
      if (recorded && (worst == null || ReportedLag.WORST_FIRST.compare(each, worst) < 0)) {
        worst = each;
      }
    }
    if (worst == null) {
      return null;
    }
    return "lag: worst p99.9 "
        + Quantities.duration(worst.lag().p999())
        + " on "
        + Escape.text(worst.loop())
        + " (control clock "
        + Quantities.duration(worst.controlP999())
        + ")";
  }

  private static String verdict(FindingStore store, int loops) {
    if (loops == 0) {
      return "nothing measured: no event loop was seen";
    }
    String on = " on " + loops + (loops == 1 ? " loop" : " loops");
    if (store.size() == 0) {
      return "no blocking call" + on;
    }
    return counted(store.count(Severity.ERROR), "error")
        + ", "
        + counted(store.count(Severity.WARNING), "warning")
        + ", "
        + counted(store.count(Severity.NOTE), "note")
        + on;
  }

  private static String counted(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }

  private static String row(LiveFinding finding) {
    String place = finding.culprit().text();
    return pad(finding.severity().word() + "[" + finding.rule().id() + "]", 28)
        + pad(finding.count() + "x", 7)
        + pad("worst " + Quantities.duration(finding.maxNanos()), 14)
        + pad("total " + Quantities.duration(finding.totalNanos()), 15)
        + Escape.text(place);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
