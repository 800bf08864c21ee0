// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  @Test
  void parse_onePartAlone_hasItsDefaultRuns() {
    Plan plan = Plan.parse("startup");
    assertThat(plan.parts()).containsExactly(Part.STARTUP);
    assertThat(plan.runs(Part.STARTUP)).isEqualTo(10);
  }

  @Test
  void parse_allWithRuns_givesThemToEachPart() {
    Plan plan = Plan.parse("all", "-n", "3");
    assertThat(plan.parts()).containsExactly(Part.values());
    assertThat(plan.parts()).allSatisfy(part -> assertThat(plan.runs(part)).isEqualTo(3));
  }

  @Test
  void together_noise_takesAllJdksAtOnceAndOthersOne() {
    assertThat(Part.NOISE.together(List.of(17, 25))).containsExactly(List.of(17, 25));
    assertThat(Part.TURNS.together(List.of(17, 25))).containsExactly(List.of(17), List.of(25));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "speed", "startup 3", "startup -n", "all -n 0", "all -n ten"})
  void parse_somethingElse_saysWhatToWriteInOneLine(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.parse(line.split(" ")))
        .withMessageContaining(
            "write startup, calls, throughput, watchdog, turns, attribution, noise, reports,"
                + " echo, tasks, timers, sleepers, crossthread, reroute, region, slices, polls or all")
        .withMessageNotContaining("\n");
  }
}
