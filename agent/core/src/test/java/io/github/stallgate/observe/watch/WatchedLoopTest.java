// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static io.github.stallgate.observe.watch.HandDriven.MILLI;
import static io.github.stallgate.observe.watch.HandDriven.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.observe.LagSnapshot;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedLoopTest {
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
  void tick_shortTurns_areNotTold() throws Exception {
    for (int i = 0; i < 50; i++) {
      by.computes(1);
    }
    assertThat(by.told).isEmpty();
    assertThat(by.sampler.asked).isEmpty();
  }

  @Test
  void tick_turnThatComputes_isToldOnceWithItsProcessorTime() throws Exception {
    by.computes(24);
    Stall stall = only();
    assertThat(stall.ended()).isTrue();
    assertThat(stall.inTurn()).isTrue();
    assertThat(stall.wallNanos()).isBetween(110 * MILLI, 120 * MILLI);
    assertThat(stall.cpuNanos()).isEqualTo(stall.wallNanos());
    assertThat(stall.did(Doing.COMPUTING)).isEqualTo(stall.wallNanos());
    assertThat(stall.samples()).hasSizeGreaterThan(10);
    assertThat(stall.locks()).isEmpty();
  }

  @Test
  void tick_hostRanOthersWhileItWasOnAProcessor_isNotItsProcessorTime() throws Exception {
    hostTook(40);
    by = new HandDriven(directory);
    by.idle();
    by.ticks(21, 0);
    by.turn();
    by.ticks(12, TICK);
    hostTook(43);
    by.idle();
    by.ticks(1, 0);
    assertThat(only().cpuNanos()).isEqualTo(30 * MILLI);
  }

  @Test
  void tick_hostRanOthersBefore_isItsProcessorTimeAllTheSame() throws Exception {
    hostTook(40);
    by = new HandDriven(directory);
    by.idle();
    by.ticks(1, 0);
    hostTook(99);
    by.ticks(21, 0);
    by.computes(24);
    assertThat(only().cpuNanos()).isEqualTo(only().wallNanos());
  }

  private void hostTook(long hundredths) throws Exception {
    String one = " 1 2 3 4 5 6 7 " + hundredths + " 9 10\n";
    by.proc.file("stat", "cpu " + one + "cpu0" + one + "cpu1 1 2 3 4 5 6 7 0 9 10\n");
  }

  @Test
  void tick_turnBelowItsBudget_isNotToldThoughItsLastTickIsNot() throws Exception {
    by.computes(10);
    assertThat(by.told).isEmpty();
    by.computes(11);
    assertThat(only().cpuNanos()).isEqualTo(50 * MILLI);
  }

  @Test
  void tick_turnFollowsAnotherWithoutAPause_neverCountsTheOthers() throws Exception {
    for (int i = 0; i < 4; i++) {
      by.turn();
      by.ticks(9, TICK);
    }
    by.idle();
    by.ticks(2, 0);
    assertThat(by.told(Stall.class)).isEmpty();
  }

  @Test
  void tick_turnThatWaitsForAMonitor_isToldFromTheSecondLookOn() throws Exception {
    by.idle();
    by.ticks(1, 0);
    by.turn();
    by.ticks(1, 0);
    by.thread.state = Thread.State.BLOCKED;
    by.ticks(4, 0);
    by.thread.state = Thread.State.RUNNABLE;
    by.idle();
    by.ticks(1, 0);
    assertThat(only().did(Doing.LOCKED)).isEqualTo(15 * MILLI);
    assertThat(only().locks()).isNotEmpty();
  }

  @Test
  void tick_hookedCall_isBookedAndNotTold() throws Exception {
    by.idle();
    by.ticks(1, 0);
    by.turn();
    by.loop.in = 8;
    by.ticks(40, 0);
    by.loop.in = 0;
    by.idle();
    by.ticks(1, 0);
    assertThat(by.told).isEmpty();
  }

  @Test
  void tick_threadSleepsInNoHook_isToldWithItsStacks() throws Exception {
    by.idle();
    by.ticks(1, 0);
    by.turn();
    by.ticks(20, 0);
    by.idle();
    by.ticks(1, 0);
    assertThat(only().did(Doing.SLEEPING)).isEqualTo(90 * MILLI);
    assertThat(only().samples()).isNotEmpty().allMatch(each -> each.doing() == Doing.SLEEPING);
  }

  @Test
  void tick_idOfTheThreadComesLate_isReadFromThenOn() throws Exception {
    long id = by.loop.id;
    by.loop.id = 0;
    by.computes(12);
    by.loop.id = id;
    by.idle();
    by.ticks(1, 0);
    by.turn();
    by.ticks(20, 0);
    by.idle();
    by.ticks(1, 0);
    assertThat(by.told(Stall.class)).hasSize(2);
    assertThat(by.told(Stall.class).get(0).queuedNanos()).isNegative();
    assertThat(by.told(Stall.class).get(1).queuedNanos()).isZero();
    assertThat(by.told(Stall.class).get(1).did(Doing.SLEEPING)).isEqualTo(90 * MILLI);
  }

  @Test
  void tick_threadWantsAProcessor_isBookedAsQueued() throws Exception {
    by.state = 'R';
    by.idle();
    by.ticks(1, 0);
    by.turn();
    for (int i = 0; i < 20; i++) {
      by.runDelay += TICK;
      by.ticks(1, 0);
    }
    by.idle();
    by.ticks(1, 0);
    assertThat(only().did(Doing.QUEUED)).isBetween(75 * MILLI, 95 * MILLI);
    assertThat(only().queuedNanos()).isNotNegative();
    assertThat(only().samples()).isEmpty();
  }

  @Test
  void tick_jvmStoodStill_isBookedAsStopped() throws Exception {
    by.idle();
    by.ticks(1, 0);
    by.turn();
    for (int i = 0; i < 20; i++) {
      by.clocks.stopped += TICK;
      by.clocks.collected += TICK;
      by.ticks(1, 0);
    }
    by.idle();
    by.ticks(1, 0);
    assertThat(only().did(Doing.STOPPED)).isEqualTo(95 * MILLI);
    assertThat(only().stoppedNanos()).isEqualTo(95 * MILLI);
    assertThat(only().collectedNanos()).isEqualTo(95 * MILLI);
  }

  @Test
  void tick_turnThatGoesOn_isToldAfterASecondAndLessAndLessOften() throws Exception {
    by.idle();
    by.ticks(1, 0);
    by.turn();
    by.ticks(2_000, TICK);
    assertThat(by.told(Stall.class)).hasSize(2).noneMatch(Stall::ended);
    by.idle();
    by.ticks(1, 0);
    assertThat(by.told(Stall.class)).hasSize(3).last().matches(Stall::ended);
    assertThat(by.told(Stall.class)).extracting(Stall::beat).containsOnly(beat());
    assertThat(by.sampler.asked.size()).isLessThanOrEqualTo(64);
  }

  private long beat() {
    return by.told(Stall.class).get(0).beat();
  }

  @Test
  void tick_stacksDoNotCome_isToldWithoutThemAfterAWhile() throws Exception {
    by.sampler.isStuck = true;
    by.computes(24);
    assertThat(by.told).isEmpty();
    by.ticks(Watchdog.PATIENCE_TICKS + 1, 0);
    assertThat(only().samples()).isEmpty();
  }

  @Test
  void tick_nextStallBeforeTheStacksCame_tellsBoth() throws Exception {
    by.sampler.isStuck = true;
    by.computes(14);
    by.computes(16);
    by.ticks(Watchdog.PATIENCE_TICKS + 1, 0);
    assertThat(by.told(Stall.class)).hasSize(2).extracting(Stall::beat).doesNotHaveDuplicates();
  }

  @Test
  void tick_watchdogCameLate_tellsTheWorstAndTheSum() throws Exception {
    by.idle();
    by.ticks(1, 0);
    by.turn();
    by.ticks(10, TICK);
    for (long late : new long[] {MILLI, 30 * MILLI, 2 * MILLI}) {
      by.pass(TICK + late, TICK);
      by.watchdog.tick(by.now, late);
    }
    by.idle();
    by.ticks(1, 0);
    assertThat(only().worstLateNanos()).isEqualTo(30 * MILLI);
    assertThat(only().lateNanos()).isEqualTo(33 * MILLI);
  }

  @Test
  void tick_processorTimeIsNotTold_isUnknownAndNeverNegative() throws Exception {
    by.clocks.cpu = -1;
    by.state = 'R';
    by.idle();
    by.ticks(1, 0);
    by.turn();
    by.ticks(20, 0);
    by.idle();
    by.ticks(1, 0);
    assertThat(only().cpuNanos()).isEqualTo(-1);
  }

  @Test
  void tick_threadDiesInItsTurn_keepsWhatWasUsed() throws Exception {
    by.idle();
    by.ticks(1, 0);
    by.turn();
    by.ticks(15, TICK);
    by.clocks.cpu = -1;
    by.thread.state = Thread.State.TERMINATED;
    by.ticks(10, 0);
    by.watchdog.forget(by.loop);
    by.ticks(1, 0);
    assertThat(only().cpuNanos()).isEqualTo(70 * MILLI);
    assertThat(only().ended()).isTrue();
  }

  @Test
  void tick_frameworkWithoutTurns_isATurnFromCallToCall() throws Exception {
    by.between();
    for (long call = 1; call < 30; call++) {
      by.loop.began = call;
      by.ticks(9, TICK);
    }
    assertThat(by.told(Stall.class)).isEmpty();
    by.ticks(20, TICK);
    by.loop.began = 100;
    by.ticks(1, 0);
    assertThat(only().inTurn()).isFalse();
  }

  @Test
  void lag_turnsThatNoTickFoundAgain_areNotEnteredAsNothing() throws Exception {
    for (int i = 0; i < 100; i++) {
      by.computes(1);
    }
    assertThat(lag().turns()).isZero();
    by.computes(4);
    assertThat(lag().turns()).isEqualTo(1);
    assertThat(lag().turnMax()).isEqualTo(15 * MILLI);
  }

  @Test
  void lag_waitForWorkInAHookedCall_isNoTurn() throws Exception {
    by.between();
    by.loop.began = 7;
    by.loop.in = 9;
    by.ticks(500, 0);
    by.loop.began = 8;
    by.ticks(1, 0);
    assertThat(lag().turns()).isZero();
  }

  @Test
  void close_turnGoesOn_isTold() throws Exception {
    by.idle();
    by.ticks(1, 0);
    by.turn();
    by.ticks(30, TICK);
    by.watchdog.forget(by.loop);
    by.ticks(1, 0);
    assertThat(only().ended()).isTrue();
  }

  @Test
  void called_callThatDoesNotComeBack_isToldOnce() throws Exception {
    by.idle();
    by.ticks(1, 0);
    by.turn();
    by.loop.in = 8;
    by.loop.hook = 7;
    by.loop.began = 99;
    by.ticks(1_000, 0);
    assertThat(by.told(StillCalling.class)).hasSize(1);
    StillCalling still = by.told(StillCalling.class).get(0);
    assertThat(still.hook()).isEqualTo(7);
    assertThat(still.nanos()).isBetween(2_000 * MILLI, 2_100 * MILLI);
    assertThat(still.held().isOf(99)).isTrue();
    assertThat(by.loop.held).isSameAs(still.held());
  }

  private LagSnapshot lag() {
    return by.watchdog.lag(by.loop);
  }

  private Stall only() {
    assertThat(by.told(Stall.class)).hasSize(1);
    return by.told(Stall.class).get(0);
  }

  @Test
  void tick_turnAfterARest_isTakenFromItsVeryBegin() throws Exception {
    by.idle();
    by.ticks(5, 0);
    by.turn();
    by.ticks(1, 4 * TICK);
    by.ticks(12, TICK);
    by.idle();
    by.ticks(1, 0);
    assertThat(only().cpuNanos()).isEqualTo(16 * TICK);
    assertThat(only().wallNanos()).isGreaterThanOrEqualTo(16 * TICK);
  }

  @Test
  void tick_shortTurnsAfterARest_areNotTheNextOnes() throws Exception {
    by.idle();
    by.ticks(5, 0);
    by.turn();
    by.idle();
    by.turn();
    by.ticks(1, 4 * TICK);
    by.ticks(12, TICK);
    by.idle();
    by.ticks(1, 0);
    assertThat(only().cpuNanos()).isEqualTo(12 * TICK);
  }
}
