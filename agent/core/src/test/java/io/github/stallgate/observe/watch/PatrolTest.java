// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatrolTest {
  private static final long SECOND = 1_000_000_000;
  private static final long BEGIN = 77 * SECOND;

  private final Patrol patrol = new Patrol();
  private long now = BEGIN;
  private long used;

  @Test
  void looksCloselyWhileATurnIsSuspicious() {
    assertThat(patrol.untilNext(true, now, 0)).isEqualTo(Patrol.TICK_NANOS);
    assertThat(patrol.untilNext(false, now, -1)).isEqualTo(Patrol.SHORTEST_NANOS);
  }

  @Test
  void asksForItsOwnTimeOnceASecond() {
    seconds(1, 0);

    assertThat(patrol.isDue(now + SECOND - 1)).isFalse();
    assertThat(patrol.isDue(now + SECOND)).isTrue();
  }

  @Test
  void forgivesWhatColdCodeCosts() {
    seconds(10, 50_000_000);

    assertThat(patrol.untilNext(false, now, -1)).isEqualTo(Patrol.SHORTEST_NANOS);
  }

  @Test
  void looksLessOftenWhereThatCostsTooMuchAndMoreOftenWhenItIsCheapAgain() {
    seconds(10, 0);
    seconds(1, 7_000_000);
    assertThat(patrol.untilNext(false, now, -1)).isEqualTo(25_000_000);

    seconds(20, 7_000_000);
    assertThat(patrol.untilNext(false, now, -1)).isEqualTo(Patrol.LONGEST_NANOS);
    assertThat(patrol.untilNext(true, now, -1)).isEqualTo(3 * Patrol.TICK_NANOS);

    seconds(20, 5_000_000);
    assertThat(patrol.untilNext(false, now, -1)).isEqualTo(Patrol.LONGEST_NANOS);

    seconds(20, 3_000_000);
    assertThat(patrol.untilNext(false, now, -1)).isEqualTo(Patrol.SHORTEST_NANOS);
  }

  @Test
  void keepsItsPaceWhereProcessorTimeIsNotTold() {
    for (int i = 0; i < 30; i++) {
      now += SECOND;
      assertThat(patrol.untilNext(false, now, -1)).isEqualTo(Patrol.SHORTEST_NANOS);
    }
  }

  private void seconds(int count, long usedEach) {
    patrol.untilNext(false, now, used);
    for (int i = 0; i < count; i++) {
      now += SECOND;
      used += usedEach;
      patrol.untilNext(false, now, used);
    }
  }
}
