// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Samples BASE = samples(38, 40, 44);

  @Test
  void ofAdded_medianWithinBudget_isMet() {
    assertThat(Verdict.ofAdded(BASE, samples(100, 160, 900), 120)).isEqualTo(Verdict.MET);
  }

  @Test
  void ofAdded_quartilesBeyondBudget_isMissed() {
    assertThat(Verdict.ofAdded(BASE, samples(170, 171, 172), 120)).isEqualTo(Verdict.MISSED);
  }

  @Test
  void ofAdded_onlyMedianBeyondBudget_isUnclear() {
    assertThat(Verdict.ofAdded(BASE, samples(150, 171, 172), 120)).isEqualTo(Verdict.UNCLEAR);
  }

  @Test
  void ofRatio_medianWithinBudget_isMet() {
    assertThat(Verdict.ofRatio(samples(0.9, 0.98, 0.99), 0.97)).isEqualTo(Verdict.MET);
  }

  @Test
  void ofRatio_allBelowBudget_isMissed() {
    assertThat(Verdict.ofRatio(samples(0.9, 0.95, 0.96), 0.97)).isEqualTo(Verdict.MISSED);
  }

  @Test
  void ofRatio_someRunsWithinBudget_isUnclear() {
    assertThat(Verdict.ofRatio(samples(0.9, 0.95, 0.98), 0.97)).isEqualTo(Verdict.UNCLEAR);
  }

  @Test
  void ofAtMost_medianWithinBudget_isMet() {
    assertThat(Verdict.ofAtMost(samples(0.2, 0.9, 3), 1)).isEqualTo(Verdict.MET);
  }

  @Test
  void ofAtMost_allBeyondBudget_isMissed() {
    assertThat(Verdict.ofAtMost(samples(1.1, 1.2, 3), 1)).isEqualTo(Verdict.MISSED);
  }

  @Test
  void ofAtMost_someRunsWithinBudget_isUnclear() {
    assertThat(Verdict.ofAtMost(samples(0.9, 1.2, 3), 1)).isEqualTo(Verdict.UNCLEAR);
  }

  @Test
  void anyVerdict_fewerThanFourRuns_isNotGiven() {
    Samples three = Samples.of(List.of(1.0, 1.0, 1.0));
    assertThat(Verdict.ofAdded(three, three, 120)).isEqualTo(Verdict.TOO_FEW_RUNS);
    assertThat(Verdict.ofRatio(three, 0.97)).isEqualTo(Verdict.TOO_FEW_RUNS);
    assertThat(Verdict.ofAtMost(three, 1)).isEqualTo(Verdict.TOO_FEW_RUNS);
  }

  private static Samples samples(double low, double middle, double high) {
    return Samples.of(List.of(low, low, middle, high, high));
  }
}
