// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void median_oddCount_isTheMiddleValue() {
    assertThat(Samples.of(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
  }

  @Test
  void median_evenCount_isBetweenTheMiddleValues() {
    assertThat(Samples.of(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
  }

  @Test
  void quartiles_fiveValues_leaveTheExtremesOut() {
    Samples samples = Samples.of(List.of(1.0, 2.0, 3.0, 4.0, 900.0));
    assertThat(samples.lowerQuartile()).isEqualTo(2);
    assertThat(samples.upperQuartile()).isEqualTo(4);
    assertThat(samples.min()).isEqualTo(1);
    assertThat(samples.max()).isEqualTo(900);
  }

  @Test
  void quartiles_oneValue_areThatValue() {
    Samples samples = Samples.of(List.of(7.0));
    assertThat(samples.lowerQuartile()).isEqualTo(samples.upperQuartile()).isEqualTo(7);
  }

  @Test
  void of_nothing_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Samples.of(List.of()));
  }
}
