// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportFile;
import io.github.stallgate.report.ReportedFinding;
import io.github.stallgate.report.ReportedLag;
import io.github.stallgate.report.Reports;
import java.util.TreeSet;

/**
 * Judges one budget of the wall clock over the loops of all JVMs. Pure.
 *
 * <p>A busy machine, or the collector, makes every loop late, and late is all that the clock tells.
 *
 * <ol>
 *   <li>A loop with fewer than {@value #ENOUGH} turns is not judged: one stall more or less would
 *       decide.
 *   <li>A loop within the limit is within it, however busy the machine was: noise only adds.
 *   <li>A loop over the limit counts if the watchdog's own clock, which waits for nothing but the
 *       machine, was late by at most half of the limit; and if the collector and the machine took
 *       less than half of the time that its kind of loop lost. Else it is too noisy to judge.
 * </ol>
 */
final class WallClock {
  static final long ENOUGH = 1_000;

  private final Reports reports;
  private final Budget budget;
  private final TreeSet<String> kinds = new TreeSet<>();
  private long mostTurns;
  private ReportedLag over;
  private ReportedLag within;
  private ReportedLag noisy;
  private String noise;

  WallClock(Reports reports, Budget budget) {
    this.reports = reports;
    this.budget = budget;
  }

  BudgetResult judge() {
    for (ReportFile file : reports.files()) {
      for (ReportedLag lag : file.lags()) {
        kinds.add(Escape.text(lag.kind()));
        if (budget.isFor(lag.kind())) {
          sort(file, lag);
        }
      }
    }
    if (over != null) {
      return BudgetResult.judged(budget, value(over), loop(over));
    }
    if (noisy != null) {
      String why = "too noisy to judge: " + noise;
      return BudgetResult.notJudged(budget, value(noisy), why);
    }
    return within == null
        ? BudgetResult.notMeasured(budget, whyNone())
        : BudgetResult.judged(budget, value(within), loop(within));
  }

  private void sort(ReportFile file, ReportedLag lag) {
    long turns = lag.lag().turns();
    mostTurns = Math.max(mostTurns, turns);
    if (turns < ENOUGH) {
      return;
    }
    if (value(lag) <= budget.limit()) {
      within = worse(within, lag);
      return;
    }
    String disturbance = disturbance(file, lag);
    if (disturbance == null) {
      over = worse(over, lag);
    } else {
      noisy = worse(noisy, lag);
      noise = noisy == lag ? disturbance + " (" + loop(lag) + ")" : noise;
    }
  }

  private ReportedLag worse(ReportedLag known, ReportedLag lag) {
    return known == null || value(lag) > value(known) ? lag : known;
  }

  /** What kept this loop's clock from telling of the code, or null. */
  private String disturbance(ReportFile file, ReportedLag lag) {
    String where = " in " + Measurement.jvm(file) + " on " + file.header().cpus() + " CPUs";
    if (lag.controlP999() == 0) {
      return "no control clock ran" + where;
    }
    if (lag.controlP999() > budget.limit() / 2) {
      return "the control clock was late by "
          + Quantities.duration(lag.controlP999())
          + " at p99.9, more than half of the limit,"
          + where;
    }
    long lost = 0;
    long blameless = 0;
    for (ReportedFinding finding : file.findings()) {
      if (finding.kind().equals(lag.kind())) {
        lost += finding.tally().totalNanos();
        blameless += finding.isNoise() ? finding.tally().totalNanos() : 0;
      }
    }
    return blameless > 0 && blameless >= lost / 2
        ? "the collector and the machine took "
            + Quantities.duration(blameless)
            + " of the "
            + Quantities.duration(lost)
            + " that the loops lost"
            + where
        : null;
  }

  private long value(ReportedLag lag) {
    return budget.key().of(lag.lag());
  }

  private static String loop(ReportedLag lag) {
    return "loop " + Escape.text(lag.loop()) + ", " + lag.lag().turns() + " turns";
  }

  private String whyNone() {
    if (mostTurns > 0) {
      return "too few turns to judge: at most " + mostTurns + " of " + ENOUGH + " on a loop";
    }
    return kinds.isEmpty() || budget.kind() == null
        ? "no loop was timed"
        : "no such loop was timed; timed were those of kind " + String.join(", ", kinds);
  }
}
