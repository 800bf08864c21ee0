// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
  private final Latencies latencies = new Latencies();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 31, 32, 63, 64, 1_000, 123_456_789, Long.MAX_VALUE})
  void percentile_oneValue_isThatToThreePercent(long nanos) {
    latencies.record(nanos);
    assertThat(latencies.percentile(0.5)).isCloseTo(nanos, Percentage.withPercentage(3.2));
  }

  @Test
  void percentile_manyValues_isTheRankedOne() {
    for (int i = 1; i <= 1_000; i++) {
      latencies.record(i * 1_000L);
    }
    assertThat(latencies.percentile(0.5)).isCloseTo(500_000, within(16_000L));
    assertThat(latencies.percentile(0.99)).isCloseTo(990_000, within(32_000L));
  }

  @Test
  void percentile_nothing_isZero() {
    assertThat(latencies.percentile(0.99)).isZero();
  }
}
