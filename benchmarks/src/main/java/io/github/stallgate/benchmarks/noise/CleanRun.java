// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.noise;

import io.github.stallgate.golden.Finding;
import io.github.stallgate.golden.Report;
import io.github.stallgate.harness.Jdk;
import java.util.List;

/**
 * One run of a clean sample on a busy machine.
 *
 * @param accused the errors and warnings, as phrases; none if it was not measured
 * @param failure why it was not measured, else null
 */
record CleanRun(
    CleanSample sample,
    Jdk jdk,
    int errors,
    int warnings,
    int notes,
    List<String> accused,
    String failure) {

  static CleanRun of(CleanSample sample, Jdk jdk, Report report) {
    if (report.loops().isEmpty()) {
      return failed(sample, jdk, "the agent watched no loop");
    }
    return new CleanRun(
        sample,
        jdk,
        count(report, "error"),
        count(report, "warning"),
        count(report, "note"),
        report.findings().stream().filter(Finding::isSerious).map(CleanRun::phrase).toList(),
        null);
  }

  static CleanRun failed(CleanSample sample, Jdk jdk, String why) {
    return new CleanRun(sample, jdk, 0, 0, 0, List.of(), why);
  }

  boolean isMeasured() {
    return failure == null;
  }

  /** Whether it was measured and accused nobody. */
  boolean isSilent() {
    return isMeasured() && accused.isEmpty();
  }

  /** What there is to say of it, in words. */
  String remark() {
    return isMeasured() ? String.join(", ", accused) : "not measured: " + failure;
  }

  private static int count(Report report, String severity) {
    return (int)
        report.findings().stream().filter(found -> found.severity().equals(severity)).count();
  }

  private static String phrase(Finding finding) {
    return "%s in %s:%d"
        .formatted(finding.stall().rule(), finding.stall().className(), finding.stall().line());
  }
}
