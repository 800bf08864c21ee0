// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Fingerprint;
import io.github.stallgate.catalog.Severity;
import java.util.Comparator;

/**
 * One problem at one place, as read from reports.
 *
 * @param id the fingerprint as the report writes it
 * @param rule the rule's id; one this version does not know is kept as it is
 * @param framework the first framework frame, or null
 * @param sample the worst occurrence described in full
 */
public record ReportedFinding(
    String id,
    String rule,
    Severity severity,
    String cause,
    String policy,
    String kind,
    String api,
    Frame culprit,
    Frame framework,
    Sample sample,
    Tally tally) {
  /**
   * Worst first: severity, then loop time lost, then id, so that the order is the same in every
   * run.
   */
  public static final Comparator<ReportedFinding> WORST_FIRST =
      Comparator.comparing(ReportedFinding::severity)
          .thenComparingLong(finding -> finding.tally().totalNanos())
          .reversed()
          .thenComparing(ReportedFinding::fingerprint);

  /** The identity computed from what the finding says, whatever id the report gives it. */
  public String fingerprint() {
    return Fingerprint.of(rule, kind, culprit.className(), culprit.method(), api);
  }

  /** Whether what it found was in the culprit's own code, and in no call that it made. */
  boolean isOwnCode() {
    return api.equals(culprit.culprit())
        || api.equals(culprit.className() + "." + culprit.method());
  }

  /** Whether no code is to blame: the JVM or the machine itself held the loop. */
  public boolean isNoise() {
    return "GC".equals(cause) && culprit.className().equals("jvm")
        || "MACHINE".equals(cause) && culprit.className().equals("machine");
  }

  /** The same finding seen elsewhere too: the worse of both, with that tally. */
  ReportedFinding mergedWith(ReportedFinding other, Tally together) {
    return (other.worseThan(this) ? other : this).with(together);
  }

  ReportedFinding with(Tally newTally) {
    return copy(sample, newTally);
  }

  ReportedFinding with(Sample newSample) {
    return copy(newSample, tally);
  }

  private boolean worseThan(ReportedFinding other) {
    return severity == other.severity
        ? sample.durationNanos() > other.sample.durationNanos()
        : severity.atLeast(other.severity);
  }

  private ReportedFinding copy(Sample newSample, Tally newTally) {
    return new ReportedFinding(
        id, rule, severity, cause, policy, kind, api, culprit, framework, newSample, newTally);
  }
}
