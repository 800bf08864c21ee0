// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static io.github.stallgate.observe.watch.HandDriven.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.observe.LagRecorder;
import io.github.stallgate.observe.LagSnapshot;
import org.junit.jupiter.api.Test;

class LoopLagTest {
  private static final long SECOND = 1_000 * MILLI;

  private final StallgateLoop loop = new StallgateLoop(new Thread("l"), "netty", "netty:l");
  private final LoopLag lag = new LoopLag(loop, new LagRecorder());

  @Test
  void collect_timedTurns_standForAllShortOnes() {
    long now = SECOND;
    lag.collect(now);
    for (int i = 1; i <= 100; i++) {
      loop.tasks += 10;
      loop.turnNanos = i == 50 ? 2 * MILLI : MILLI;
      lag.collect(now + i);
    }
    lag.collect(now + SECOND);
    assertThat(snapshot().turns()).isEqualTo(1_000);
    assertThat(snapshot().turnP50()).isBetween(MILLI * 99 / 100, MILLI * 101 / 100);
    assertThat(snapshot().turnMax()).isEqualTo(2 * MILLI);
  }

  @Test
  void collect_turnNumbersThatDoNotDivide_areAllEntered() {
    lag.collect(SECOND);
    loop.tasks = 5;
    loop.events = 2;
    for (int i = 0; i < 3; i++) {
      loop.turnNanos = MILLI;
      lag.collect(SECOND + i);
    }
    lag.end();
    assertThat(snapshot().turns()).isEqualTo(7);
  }

  @Test
  void collect_turnIsBeingTimed_doesNotDisturbIt() {
    loop.asked = false;
    loop.turnBegan = 77;
    lag.collect(SECOND);
    assertThat(loop.asked).isFalse();
    loop.turnBegan = 0;
    loop.turnNanos = MILLI;
    lag.collect(SECOND + 1);
    assertThat(loop.asked).isTrue();
    assertThat(loop.turnNanos).isZero();
  }

  @Test
  void collect_longTurnThatATickSawToo_isEnteredOnceAndStandsForNoOther() {
    lag.collect(SECOND);
    loop.tasks = 1_000;
    loop.turnNanos = MILLI;
    lag.collect(SECOND + 1);
    loop.turnNanos = 100 * MILLI;
    lag.collect(SECOND + 2);
    lag.turn(90 * MILLI);
    lag.end();
    assertThat(snapshot().turns()).isEqualTo(1_000);
    assertThat(snapshot().turnMax()).isEqualTo(100 * MILLI);
    assertThat(snapshot().turnP99()).isLessThan(2 * MILLI);
  }

  @Test
  void collect_longTurnThatNoTickSaw_isEntered() {
    lag.collect(SECOND);
    loop.tasks = 10;
    loop.turnNanos = 100 * MILLI;
    lag.collect(SECOND + 1);
    lag.end();
    assertThat(snapshot().turnMax()).isEqualTo(100 * MILLI);
  }

  @Test
  void collect_taskKnewWhenItWasDue_isADelay() {
    loop.turnNanos = MILLI;
    loop.delayNanos = 30 * MILLI;
    lag.collect(SECOND);
    assertThat(snapshot().ofQueue()).isTrue();
    assertThat(snapshot().max()).isEqualTo(30 * MILLI);
    assertThat(lag.worst(SECOND)).isEqualTo(30 * MILLI);
    lag.reset();
    assertThat(lag.worst(SECOND)).isZero();
  }

  @Test
  void collect_moreThanIsKept_dropsNoTurn() {
    lag.collect(SECOND);
    for (int i = 0; i < 1_000; i++) {
      loop.tasks++;
      loop.turnNanos = MILLI;
      lag.collect(SECOND + i);
    }
    lag.end();
    assertThat(snapshot().turns()).isEqualTo(1_000);
  }

  @Test
  void end_nothingTimed_entersNothing() {
    loop.tasks = 100;
    lag.end();
    assertThat(snapshot().turns()).isZero();
    assertThat(snapshot().ofQueue()).isFalse();
  }

  @Test
  void busy_loopThatNobodyKnowsTheQueueOf_hasNoDelay() {
    lag.busy(SECOND);
    lag.busy(2 * SECOND);
    assertThat(lag.worst(3 * SECOND)).isZero();
    assertThat(snapshot().ofQueue()).isFalse();
  }

  private LagSnapshot snapshot() {
    return lag.recorder().snapshot();
  }
}
