// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumptionTest {
  @Test
  void between_oldNewAndEndedThread_countsOnlyTheWindow() {
    Map<String, Long> begin = Map.of("stallgate-reporter", 5L, "stallgate-gone", 7L);
    Map<String, Long> end = Map.of("stallgate-reporter", 9L, "stallgate-watchdog", 6L);
    assertThat(Consumption.between(begin, end, 1_000))
        .isEqualTo(
            new Consumption(1_000, Map.of("stallgate-reporter", 4L, "stallgate-watchdog", 6L)));
  }

  @Test
  void percent_twoThreads_isTheirSumOfOneCore() {
    Consumption taken = new Consumption(1_000, Map.of("stallgate-a", 4L, "stallgate-watchdog", 6L));
    assertThat(taken.percent()).isEqualTo(1);
    assertThat(taken.hasWatchdog()).isTrue();
  }

  @Test
  void percent_noThread_isNothing() {
    Consumption taken = new Consumption(1_000, Map.of());
    assertThat(taken.percent()).isZero();
    assertThat(taken.hasWatchdog()).isFalse();
  }

  @Test
  void parse_linesWritten_areTheSame() {
    Consumption taken = new Consumption(1_000, Map.of("stallgate-helper 1", 4L));
    assertThat(Consumption.parse(taken.lines())).isEqualTo(taken);
  }

  @Test
  void parse_noWindow_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Consumption.parse(List.of("stallgate-reporter 4")))
        .withMessage("the measured JVM did not say how long it measured");
  }
}
