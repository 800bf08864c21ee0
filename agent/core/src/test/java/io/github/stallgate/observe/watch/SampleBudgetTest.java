// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleBudgetTest {
  private static final int BURST = 60;
  private static final long SECOND = 1_000_000_000;
  private static final long EACH = SECOND / 15;

  private final SampleBudget budget = SampleBudget.ofTurns();

  @Test
  void take_atOnce_isABurstAndThenNothing() {
    assertThat(taken(SECOND)).isEqualTo(BURST);
    assertThat(budget.take(SECOND + EACH - 1)).isFalse();
  }

  @Test
  void take_overTime_isFifteenASecond() {
    taken(SECOND);
    assertThat(budget.take(SECOND + EACH)).isTrue();
    assertThat(budget.take(SECOND + EACH)).isFalse();
    int more = 0;
    for (long now = SECOND + EACH; now <= 11 * SECOND; now += SECOND / 200) {
      more += budget.take(now) ? 1 : 0;
    }
    assertThat(more).isBetween(147, 150);
  }

  @Test
  void take_ofSpells_isHalfTheBurstAndAFifthOfThePace() {
    SampleBudget spells = SampleBudget.ofSpells();
    int taken = 0;
    for (long now = SECOND; now <= 11 * SECOND; now += SECOND / 200) {
      taken += spells.take(now) ? 1 : 0;
    }
    assertThat(taken).isBetween(58, 60);
  }

  @Test
  void take_afterAPause_isABurstAndNoMore() {
    taken(SECOND);
    assertThat(taken(1_000 * SECOND)).isEqualTo(BURST);
    assertThat(taken(Long.MAX_VALUE / 2)).isEqualTo(BURST);
  }

  @Test
  void take_clockThatGoesBackwards_givesNothingAndRecovers() {
    taken(10 * SECOND);
    assertThat(budget.take(5 * SECOND)).isFalse();
    assertThat(budget.take(10 * SECOND + EACH)).isTrue();
  }

  @Test
  void take_clockBelowZero_isTheSame() {
    assertThat(taken(-10 * SECOND)).isEqualTo(BURST);
    assertThat(budget.take(-9 * SECOND)).isTrue();
  }

  private int taken(long now) {
    int taken = 0;
    while (taken < 1_000 && budget.take(now)) {
      taken++;
    }
    return taken;
  }
}
