// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.golden.Finding;
import io.github.stallgate.golden.Report;
import io.github.stallgate.golden.Stall;
import io.github.stallgate.harness.Jdk;
import io.github.stallgate.harness.Jdks;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final Jdk JDK = Jdks.running();

  @Test
  void of_noteOnly_isSilent() {
    CleanRun run = run("note");
    assertThat(run.isSilent()).isTrue();
    assertThat(run.notes()).isEqualTo(1);
    assertThat(run.remark()).isEmpty();
  }

  @Test
  void of_warning_isToldWithItsPlace() {
    CleanRun run = run("warning");
    assertThat(run.isSilent()).isFalse();
    assertThat(run.warnings()).isEqualTo(1);
    assertThat(run.remark()).isEqualTo("CpuHog in com.acme.Hog:7");
  }

  @Test
  void of_noLoop_isNotMeasured() {
    CleanRun run = CleanRun.of(CleanSample.NETTY, JDK, new Report(List.of(), List.of(), true));
    assertThat(run.isSilent()).isFalse();
    assertThat(run.remark()).isEqualTo("not measured: the agent watched no loop");
  }

  @Test
  void row_allSilent_isMet() {
    Row row = row(run("note"), run("note"));
    assertThat(row.verdict()).isEqualTo(Verdict.MET);
    assertThat(row.compared()).isEqualTo("0 of 2");
    assertThat(row.budget()).isEqualTo("0 of 2");
  }

  @Test
  void row_oneError_isMissedWhateverElseFailed() {
    assertThat(row(run("error"), failed()).verdict()).isEqualTo(Verdict.MISSED);
  }

  @Test
  void row_oneFailed_isNotMeasured() {
    Row row = row(run("note"), failed());
    assertThat(row.verdict()).isEqualTo(Verdict.NOT_MEASURED);
    assertThat(row.compared()).isEqualTo("0 of 1");
  }

  private static Row row(CleanRun... runs) {
    return Noise.row(CleanSample.NETTY, JDK, List.of(runs));
  }

  private static CleanRun failed() {
    return CleanRun.failed(CleanSample.NETTY, JDK, "it did not come up");
  }

  private static CleanRun run(String severity) {
    Finding finding =
        new Finding(severity, "com.acme.Hog.spin", new Stall("CpuHog", "com.acme.Hog", 7));
    return CleanRun.of(
        CleanSample.NETTY, JDK, new Report(List.of("netty:a"), List.of(finding), true));
  }
}
