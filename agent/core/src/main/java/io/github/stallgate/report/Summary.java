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

  /** At most twelve lines. */
  public static List<String> of(FindingStore store, int loops, long lost, String report) {
    List<String> lines = new ArrayList<>();
    lines.add("[stallgate] " + verdict(store, loops));
    List<LiveFinding> worst = store.all();
    worst.sort(
        Comparator.comparing(LiveFinding::severity)
            .thenComparing(LiveFinding::totalNanos)
            .reversed());
    for (int i = 0; i < worst.size() && i < MOST_ROWS; i++) {
      lines.add(row(worst.get(i)));
    }
    if (worst.size() > MOST_ROWS) {
      lines.add("  and " + (worst.size() - MOST_ROWS) + " more");
    }
    if (lost > 0) {
      lines.add("  " + lost + " occurrences were lost: they came faster than they could be judged");
    }
    if (report != null) {
      lines.add("  report: " + Escape.text(report));
    }
    return lines;
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
    return "  "
        + pad(finding.severity().word() + "[" + finding.rule().id() + "]", 28)
        + pad(finding.count() + "x", 7)
        + pad("worst " + Quantities.duration(finding.maxNanos()), 14)
        + pad("total " + Quantities.duration(finding.totalNanos()), 15)
        + Escape.text(place);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
