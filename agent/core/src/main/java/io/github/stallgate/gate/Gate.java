// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.gate.BudgetResult.State;
import io.github.stallgate.report.CleanRun;
import io.github.stallgate.report.ReportedFinding;
import io.github.stallgate.report.Reports;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The judgement: reports, baseline, limits and the date in, a verdict out. Pure; any thread.
 *
 * <p>Which outcome wins: what could not be read comes before all, since it may hide anything; then
 * what is known to be wrong; then what was not measured; then, on request, what was measured too
 * badly. Green is what is left.
 */
public final class Gate {
  private final Reports reports;
  private final Baseline baseline;
  private final LocalDate today;
  private final List<ReportedFinding> fresh = new ArrayList<>();
  private final List<ReportedFinding> minor = new ArrayList<>();
  private final List<ReportedFinding> accepted = new ArrayList<>();
  private final Map<BaselineEntry, Integer> exercised = new LinkedHashMap<>();

  private Gate(Reports reports, Baseline baseline, LocalDate today) {
    this.reports = reports;
    this.baseline = baseline;
    this.today = today;
  }

  public static Verdict judge(Reports reports, Baseline baseline, Limits limits, LocalDate today) {
    return new Gate(reports, baseline, today).judge(limits);
  }

  private Verdict judge(Limits limits) {
    EntryIndex entries = baseline.index();
    reports.findings().forEach(finding -> sort(finding, entries, limits));
    List<BaselineEntry> expired =
        baseline.entries().stream().filter(entry -> entry.expired(today)).toList();
    List<BaselineEntry> idle =
        baseline.entries().stream()
            .filter(entry -> !entry.expired(today) && !exercised.containsKey(entry))
            .toList();
    List<CleanRun> clean = reports.clean();
    List<BaselineEntry> disproved =
        idle.stream().filter(entry -> clean.stream().anyMatch(entry.key()::disprovedBy)).toList();
    List<Gap> unmeasured = Measurement.gaps(reports);
    List<BudgetResult> budgets = new Budgets(reports, open()).judge(limits.budgets());
    return new Verdict(
        outcome(limits, expired, unmeasured, budgets),
        limits,
        List.copyOf(fresh),
        List.copyOf(minor),
        List.copyOf(accepted),
        expired,
        disproved,
        idle.stream().filter(entry -> !disproved.contains(entry)).toList(),
        unmeasured,
        Measurement.notes(reports),
        budgets,
        tooWide());
  }

  private void sort(ReportedFinding finding, EntryIndex entries, Limits limits) {
    BaselineEntry entry = entries.find(FindingKey.of(finding));
    if (entry != null) {
      exercised.merge(entry, 1, Integer::sum);
      if (!entry.expired(today)) {
        accepted.add(finding);
      }
    } else if (finding.severity().atLeast(limits.failOn())) {
      fresh.add(finding);
    } else {
      minor.add(finding);
    }
  }

  private List<ReportedFinding> open() {
    List<ReportedFinding> open = new ArrayList<>(fresh);
    open.addAll(minor);
    return open;
  }

  private List<WideEntry> tooWide() {
    List<WideEntry> wide = new ArrayList<>();
    exercised.forEach(
        (entry, findings) -> {
          if (findings > 1) {
            wide.add(new WideEntry(entry, findings));
          }
        });
    return List.copyOf(wide);
  }

  private Outcome outcome(
      Limits limits,
      List<BaselineEntry> expired,
      List<Gap> unmeasured,
      List<BudgetResult> budgets) {
    if (!reports.problems().isEmpty()) {
      return Outcome.UNREADABLE;
    }
    long counted = fresh.stream().filter(finding -> limits.counts(finding.severity())).count();
    if (counted > limits.maxFindings() || !expired.isEmpty() || any(budgets, State.OVER)) {
      return Outcome.FAILED;
    }
    if (!unmeasured.isEmpty()) {
      return Outcome.NOTHING_MEASURED;
    }
    return limits.strictNoise() && any(budgets, State.NOT_JUDGED)
        ? Outcome.NOT_JUDGED
        : Outcome.PASSED;
  }

  private static boolean any(List<BudgetResult> budgets, State state) {
    return budgets.stream().anyMatch(result -> result.state() == state);
  }
}
