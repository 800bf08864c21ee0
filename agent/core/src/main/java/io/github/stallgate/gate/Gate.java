// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.report.ReportedFinding;
import io.github.stallgate.report.Reports;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The judgement: reports, baseline, limits and the date in, a verdict out. Pure; any thread.
 *
 * <p>Which outcome wins: what could not be read comes before all, since it may hide anything; then
 * what is known to be wrong; then what was not measured. Green is what is left.
 */
public final class Gate {
  private final Reports reports;
  private final Baseline baseline;
  private final LocalDate today;
  private final List<ReportedFinding> fresh = new ArrayList<>();
  private final List<ReportedFinding> minor = new ArrayList<>();
  private final List<ReportedFinding> accepted = new ArrayList<>();
  private final Set<FindingKey> exercised = new HashSet<>();
  private final Map<FindingKey, BaselineEntry> entries = new HashMap<>();

  private Gate(Reports reports, Baseline baseline, LocalDate today) {
    this.reports = reports;
    this.baseline = baseline;
    this.today = today;
    baseline.entries().forEach(entry -> entries.put(entry.key(), entry));
  }

  public static Verdict judge(Reports reports, Baseline baseline, Limits limits, LocalDate today) {
    return new Gate(reports, baseline, today).judge(limits);
  }

  private Verdict judge(Limits limits) {
    reports.findings().forEach(finding -> sort(finding, limits));
    List<BaselineEntry> expired =
        baseline.entries().stream().filter(entry -> entry.expired(today)).toList();
    List<BaselineEntry> idle =
        baseline.entries().stream()
            .filter(entry -> !entry.expired(today) && !exercised.contains(entry.key()))
            .toList();
    List<Gap> unmeasured = Measurement.gaps(reports);
    return new Verdict(
        outcome(limits, expired, unmeasured),
        limits,
        List.copyOf(fresh),
        List.copyOf(minor),
        List.copyOf(accepted),
        expired,
        idle.stream().filter(this::disproved).toList(),
        idle.stream().filter(entry -> !disproved(entry)).toList(),
        unmeasured,
        Measurement.notes(reports));
  }

  private void sort(ReportedFinding finding, Limits limits) {
    BaselineEntry entry = entries.get(FindingKey.of(finding));
    if (entry != null) {
      exercised.add(entry.key());
      if (!entry.expired(today)) {
        accepted.add(finding);
      }
    } else if (finding.severity().atLeast(limits.failOn())) {
      fresh.add(finding);
    } else {
      minor.add(finding);
    }
  }

  private boolean disproved(BaselineEntry entry) {
    return reports.clean().stream().anyMatch(entry.key()::disprovedBy);
  }

  private Outcome outcome(Limits limits, List<BaselineEntry> expired, List<Gap> unmeasured) {
    if (!reports.problems().isEmpty()) {
      return Outcome.UNREADABLE;
    }
    if (fresh.size() > limits.maxFindings() || !expired.isEmpty()) {
      return Outcome.FAILED;
    }
    return unmeasured.isEmpty() ? Outcome.PASSED : Outcome.NOTHING_MEASURED;
  }
}
