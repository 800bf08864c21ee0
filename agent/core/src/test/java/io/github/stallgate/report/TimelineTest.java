// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final long MILLI = 1_000_000;

  private final Timeline timeline = new Timeline();

  @Test
  void admits_belowAMillisecond_never() {
    assertThat(timeline.admits(MILLI - 1)).isFalse();
    assertThat(timeline.admits(MILLI)).isTrue();
    assertThat(timeline.from()).isEqualTo(MILLI);
  }

  @Test
  void admits_afterAThousand_onlyTheWorstTenth() {
    for (int i = 1; i <= 1_000; i++) {
      assertThat(timeline.admits(i * MILLI)).isTrue();
    }
    assertThat(timeline.from()).isBetween(900 * MILLI, 902 * MILLI);
    assertThat(timeline.admits(900 * MILLI)).isFalse();
    assertThat(timeline.admits(950 * MILLI)).isTrue();
  }

  @Test
  void admits_endlessAndEverLonger_stopsAtTwoThousand() {
    int admitted = 0;
    for (int i = 1; i <= 100_000; i++) {
      admitted += timeline.admits(i * MILLI) ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(2_000);
    assertThat(timeline.from()).isEqualTo(Long.MAX_VALUE);
  }
}
