// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static io.github.stallgate.observe.watch.HandDriven.MILLI;
import static io.github.stallgate.observe.watch.HandDriven.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusySpellTest {
  @TempDir Path directory;
  private HandDriven by;

  @BeforeEach
  void watch() {
    by = new HandDriven(directory);
  }

  @AfterEach
  void release() {
    by.close();
  }

  @Test
  void spell_manyTasksAtOnce_isALateQueue() throws Exception {
    by.idle();
    by.ticks(2, 0);
    tasks(60, 5, 40 * MILLI);
    rest();
    Lagging lag = only();
    assertThat(lag.kind()).isEqualTo(Lagging.Kind.QUEUE);
    assertThat(lag.delayNanos()).isEqualTo(40 * MILLI * 6);
    assertThat(lag.wallNanos()).isBetween(290 * MILLI, 310 * MILLI);
    assertThat(lag.ownNanos()).isBetween(250 * MILLI, lag.wallNanos());
    assertThat(lag.turns()).isBetween(280L, 300L);
    assertThat(lag.samples()).isNotEmpty();
  }

  @Test
  void spell_loopEndsJustAfterIt_isALateQueue() throws Exception {
    by.idle();
    by.ticks(2, 0);
    tasks(60, 5, 40 * MILLI);
    by.watchdog.forget(by.loop);
    by.ticks(1, 0);
    assertThat(only().kind()).isEqualTo(Lagging.Kind.QUEUE);
  }

  @Test
  void spell_threadEndedJustAfterIt_isALateQueueByWhatWasReadBefore() throws Exception {
    by.idle();
    by.ticks(2, 0);
    tasks(60, 5, 40 * MILLI);
    by.clocks.cpu = -1;
    by.watchdog.forget(by.loop);
    by.ticks(1, 0);
    Lagging lag = only();
    assertThat(lag.kind()).isEqualTo(Lagging.Kind.QUEUE);
    assertThat(lag.cpuNanos()).isPositive();
  }

  @Test
  void spell_threadEndedAndWasStillLookedAt_isALateQueueByWhatWasReadBefore() throws Exception {
    by.idle();
    by.ticks(2, 0);
    tasks(60, 5, 40 * MILLI);
    by.clocks.cpu = -1;
    for (int i = 0; i < 25; i++) {
      by.turn();
      by.ticks(1, 0);
    }
    by.watchdog.forget(by.loop);
    by.ticks(1, 0);
    Lagging lag = only();
    assertThat(lag.kind()).isEqualTo(Lagging.Kind.QUEUE);
    assertThat(lag.cpuNanos()).isPositive();
  }

  @Test
  void spell_busyButNobodyWaited_isNothing() throws Exception {
    by.idle();
    by.ticks(2, 0);
    tasks(60, 5, 0);
    rest();
    assertThat(by.told).isEmpty();
  }

  @Test
  void spell_loopThatNeverRests_isSaturatedOnceASecond() throws Exception {
    by.idle();
    by.ticks(2, 0);
    tasks(610, 5, 0);
    assertThat(by.told(Lagging.class))
        .hasSize(3)
        .allMatch(lag -> lag.kind() == Lagging.Kind.SATURATED)
        .allMatch(lag -> lag.turns() > 20 && lag.cpuNanos() > 900 * MILLI);
  }

  @Test
  void spell_loopGotNoProcessor_isNobodysFault() throws Exception {
    by.idle();
    by.ticks(2, 0);
    for (int i = 0; i < 300; i++) {
      by.runDelay += TICK * 49 / 50;
      delayed(by, 300 * MILLI);
      by.turn();
      by.ticks(1, TICK / 50);
    }
    rest();
    assertThat(by.told).isEmpty();
  }

  @Test
  void spell_jvmStoodStill_isNobodysFault() throws Exception {
    by.idle();
    by.ticks(2, 0);
    for (int i = 0; i < 60; i++) {
      by.clocks.stopped += TICK;
      delayed(by, 300 * MILLI);
      by.turn();
      by.ticks(1, TICK);
    }
    rest();
    assertThat(by.told).isEmpty();
  }

  @Test
  void spell_lateBecauseOfATurnThatIsTold_isNotToldAgain() throws Exception {
    by.idle();
    by.ticks(2, 0);
    by.turn();
    by.ticks(60, TICK);
    tasks(6, 5, 280 * MILLI);
    rest();
    assertThat(by.told(Lagging.class)).isEmpty();
    assertThat(by.told(Stall.class)).hasSize(1);
  }

  @Test
  void spell_lateBecauseOfAHookedCall_isNotToldAgain() throws Exception {
    by.idle();
    by.ticks(2, 0);
    by.turn();
    by.loop.in = 7;
    by.ticks(60, 0);
    by.loop.in = 0;
    tasks(6, 5, 280 * MILLI);
    rest();
    assertThat(by.told).isEmpty();
  }

  @Test
  void spell_lateTickAfterATurnThatIsTold_isNotToldAgain() throws Exception {
    by.idle();
    by.ticks(2, 0);
    by.turn();
    delayed(by, 90 * MILLI);
    by.ticks(14, TICK);
    by.pass(60 * MILLI, 60 * MILLI);
    by.turn();
    by.tick();
    rest();
    assertThat(by.told(Lagging.class)).isEmpty();
    assertThat(by.told(Stall.class)).hasSize(1);
  }

  @Test
  void spell_lateTickAfterItsEnd_isNotPartOfIt() throws Exception {
    by.idle();
    by.ticks(2, 0);
    tasks(9, 5, 300 * MILLI);
    by.idle();
    by.pass(35 * MILLI, 0);
    by.tick();
    rest();
    assertThat(by.told).isEmpty();
  }

  @Test
  void spell_noProcessorAtItsBegin_isNobodysFault() throws Exception {
    by.idle();
    by.ticks(2, 0);
    tasks(1, 5, 300 * MILLI);
    by.runDelay += 30 * MILLI;
    by.pass(60 * MILLI, 30 * MILLI);
    by.turn();
    by.tick();
    tasks(3, 5, 300 * MILLI);
    rest();
    assertThat(by.told).isEmpty();
  }

  @Test
  void spell_classesAreLoaded_isWarmUp() throws Exception {
    by.idle();
    by.ticks(2, 0);
    for (int i = 0; i < 20; i++) {
      by.clocks.classes += 15;
      tasks(1, 5, 300 * MILLI);
    }
    rest();
    assertThat(by.told).isEmpty();
  }

  @Test
  void turn_againAndAgainBelowTheThreshold_isRepeated() throws Exception {
    for (int i = 0; i < 20; i++) {
      by.computes(9);
    }
    assertThat(by.told(Stall.class)).isEmpty();
    assertThat(by.told(Lagging.class)).isNotEmpty();
    Lagging lag = by.told(Lagging.class).get(0);
    assertThat(lag.kind()).isEqualTo(Lagging.Kind.REPEATED);
    assertThat(lag.cpuNanos()).isGreaterThanOrEqualTo(250 * MILLI);
    assertThat(lag.samples()).isNotEmpty();
  }

  @Test
  void turn_nowAndThenBelowTheThreshold_isNothing() throws Exception {
    for (int i = 0; i < 20; i++) {
      by.computes(9);
      by.ticks(600, 0);
    }
    assertThat(by.told).isEmpty();
  }

  @Test
  void turn_againAndAgainFarBelow_isNothing() throws Exception {
    for (int i = 0; i < 200; i++) {
      by.computes(5);
    }
    assertThat(by.told).isEmpty();
  }

  @Test
  void spell_processorTimeIsNotTold_isNothing() throws Exception {
    by.clocks.cpu = -1;
    by.idle();
    by.ticks(2, 0);
    for (int i = 0; i < 300; i++) {
      by.turn();
      delayed(by, 300 * MILLI);
      by.ticks(1, 0);
    }
    rest();
    assertThat(by.told(Lagging.class)).isEmpty();
  }

  @Test
  void spell_watchdogCameLate_tellsTheWorst() throws Exception {
    by.idle();
    by.ticks(2, 0);
    tasks(20, 5, 100 * MILLI);
    by.turn();
    by.pass(TICK, TICK);
    by.watchdog.tick(by.now, 3 * MILLI);
    tasks(20, 5, 100 * MILLI);
    rest();
    assertThat(only().lateNanos()).isEqualTo(3 * MILLI);
  }

  /** Short tasks, some between two ticks, that say that they were so late. */
  private void tasks(int ticks, int each, long late) throws Exception {
    for (int i = 0; i < ticks; i++) {
      if (late > 0) {
        delayed(by, late > 100 * MILLI ? late : Math.min(240 * MILLI, late * (1 + i / 10)));
      }
      for (int task = 0; task < each; task++) {
        by.turn();
      }
      by.ticks(1, TICK);
    }
  }

  private static void delayed(HandDriven by, long nanos) {
    by.loop.delayNanos = nanos;
    by.loop.turnNanos = MILLI;
  }

  private void rest() throws Exception {
    by.idle();
    by.ticks(3, 0);
  }

  private Lagging only() {
    assertThat(by.told(Stall.class)).isEmpty();
    assertThat(by.told(Lagging.class)).hasSize(1);
    return by.told(Lagging.class).get(0);
  }
}
