// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.report.Coverage;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportFile;
import io.github.stallgate.report.ReportedFinding;
import io.github.stallgate.report.ReportedLag;
import io.github.stallgate.report.Reports;
import java.util.List;

/**
 * Judges budgets, each only where it was measured well enough. Pure; any thread.
 *
 * <p>What is not judged is neither met nor over, and says why. Counts of findings and CPU time do
 * not depend on how busy the machine is; for the wall clock see {@link WallClock}.
 */
final class Budgets {
  private final Reports reports;
  private final List<ReportedFinding> open;

  /**
   * @param open the findings that no baseline entry accepts
   */
  Budgets(Reports reports, List<ReportedFinding> open) {
    this.reports = reports;
    this.open = open;
  }

  List<BudgetResult> judge(List<Budget> budgets) {
    return budgets.stream().map(this::judge).toList();
  }

  private BudgetResult judge(Budget budget) {
    boolean loops = reports.files().stream().anyMatch(file -> !file.loops().isEmpty());
    if (!loops) {
      return BudgetResult.notMeasured(budget, "nothing was measured");
    }
    if (budget.key().severity() != null) {
      return BudgetResult.judged(budget, count(budget.key().severity()), "");
    }
    return budget.key().isWallClock()
        ? new WallClock(reports, budget).judge()
        : processorTime(budget);
  }

  private long count(Severity severity) {
    return open.stream().filter(finding -> finding.severity() == severity).count();
  }

  /**
   * A finding holds the CPU time of the occurrence that it describes. The others' is at most the
   * wall time of the longest, so that a greater limit is met. Without a finding every turn used
   * less than makes one, or lasted less than the limit.
   */
  private BudgetResult processorTime(Budget budget) {
    ReportedFinding worst = null;
    long bound = 0;
    for (ReportedFinding finding : open) {
      if (isComputing(finding)) {
        boolean worse = worst == null || cpu(finding) > cpu(worst);
        worst = worse ? finding : worst;
        bound = Math.max(bound, mostCpu(finding));
      }
    }
    if (worst != null && cpu(worst) > budget.limit()) {
      return BudgetResult.judged(budget, cpu(worst), "in " + place(worst));
    }
    for (ReportFile file : reports.files()) {
      Coverage coverage = file.coverage();
      if (!file.loops().isEmpty() && coverage != null && !coverage.watchdog()) {
        return BudgetResult.notMeasured(
            budget, "no turn was timed in " + Measurement.jvm(file) + ": its watchdog was off");
      }
    }
    return worst == null ? withoutFinding(budget) : withFindings(budget, worst, bound);
  }

  private BudgetResult withFindings(Budget budget, ReportedFinding worst, long bound) {
    if (bound > budget.limit()) {
      return BudgetResult.notJudged(
          budget,
          cpu(worst),
          "the CPU time of one turn is known, and another lasted " + Quantities.duration(bound));
    }
    return belowReported(budget)
        ? unreported(budget)
        : BudgetResult.judged(budget, cpu(worst), "in " + place(worst));
  }

  private BudgetResult withoutFinding(Budget budget) {
    long longest = 0;
    boolean timed = false;
    for (ReportedLag lag : reports.lags()) {
      timed |= lag.lag().turnMax() > 0;
      longest = Math.max(longest, lag.lag().turnMax());
    }
    if (timed && longest <= budget.limit()) {
      return BudgetResult.judged(budget, longest, "no turn lasted longer");
    }
    return belowReported(budget)
        ? unreported(budget)
        : BudgetResult.judged(budget, 0, "no turn computed long enough to be reported");
  }

  private static boolean belowReported(Budget budget) {
    return budget.limit() < Rule.CPU_HOG.minNanos();
  }

  private static BudgetResult unreported(Budget budget) {
    return BudgetResult.notMeasured(
        budget,
        "turns of less than "
            + Quantities.duration(Rule.CPU_HOG.minNanos())
            + " of CPU time are not reported");
  }

  private static boolean isComputing(ReportedFinding finding) {
    Rule rule = Rule.of(finding.rule());
    return rule == Rule.CPU_HOG || rule == Rule.CARRIER_HOG;
  }

  private static long mostCpu(ReportedFinding finding) {
    boolean known = finding.tally().count() == 1 && cpu(finding) > 0;
    return known ? cpu(finding) : finding.tally().maxNanos();
  }

  private static long cpu(ReportedFinding finding) {
    return finding.sample().cpuNanos();
  }

  private static String place(ReportedFinding finding) {
    return Escape.text(finding.culprit().text());
  }
}
