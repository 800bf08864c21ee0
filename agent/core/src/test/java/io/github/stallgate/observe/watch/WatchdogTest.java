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

class WatchdogTest {
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
  void unread_nothingThere_isNamed() {
    assertThat(by.watchdog.unread()).contains("schedstat", "task state", "host steal");
  }

  @Test
  void lag_loopThatIsWatched_isKnownUntilItIsForgotten() throws Exception {
    by.ticks(1, 0);
    assertThat(by.watchdog.lag(by.loop)).isNotNull();
    assertThat(by.post.forget(by.loop)).isNull();
    by.ticks(1, 0);
    assertThat(by.watchdog.lag(by.loop)).isNull();
  }

  @Test
  void forget_loopThatWasNotSeenYet_isNeverWatched() throws Exception {
    assertThat(by.watchdog.forget(by.loop)).isNull();
    by.post.forget(by.loop);
    by.ticks(3, 0);
    assertThat(by.watchdog.lag(by.loop)).isNull();
  }

  @Test
  void forget_tenThousandShortLoops_leavesNone() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      StallgateLoop each = new StallgateLoop(by.thread, "netty", "netty:short");
      by.post.watch(each);
      if (i % 3 == 0) {
        by.ticks(1, 0);
      }
      by.post.forget(each);
      if (i % 5 == 0) {
        by.ticks(1, 0);
      }
      assertThat(by.watchdog.watched()).isLessThanOrEqualTo(4);
    }
    by.ticks(2, 0);
    assertThat(by.watchdog.watched()).isEqualTo(1);
  }

  @Test
  void tick_threadHasEndedAndNobodySaidSo_isForgottenAfterAWhile() throws Exception {
    by.ticks(1, 0);
    by.thread.state = Thread.State.TERMINATED;
    by.ticks(Watchdog.ORPHAN_TICKS, 0);
    assertThat(by.watchdog.watched()).isEqualTo(1);
    by.ticks(Watchdog.ORPHAN_TICKS, 0);
    assertThat(by.watchdog.watched()).isZero();
    assertThat(by.failures).isEmpty();
  }

  @Test
  void tick_oneLoopFails_theOthersAreWatchedOn() throws Exception {
    by.idle();
    by.ticks(1, 0);
    by.clocks.failure = new IllegalStateException("planned");
    by.turn();
    by.ticks(3, 0);
    assertThat(by.failures).containsExactly("netty:l is not watched any more");
    by.clocks.failure = null;
    StallgateLoop other = new StallgateLoop(by.thread, "netty", "netty:other");
    by.post.watch(other);
    by.ticks(1, 0);
    assertThat(by.watchdog.lag(other)).isNotNull();
    assertThat(by.watchdog.lag(by.loop)).isNull();
  }

  @Test
  void tick_clockJumps_tellsNoNonsense() throws Exception {
    by.idle();
    by.ticks(1, 0);
    by.turn();
    by.ticks(2, TICK);
    by.pass(86_400_000 * MILLI, 0);
    by.watchdog.tick(by.now, 86_400_000 * MILLI);
    by.pass(-1_000 * MILLI, 0);
    by.ticks(1, 0);
    by.idle();
    by.ticks(2, 0);
    assertThat(by.failures).isEmpty();
    assertThat(by.told(Stall.class)).allMatch(stall -> stall.wallNanos() > 0);
  }

  @Test
  void warmUp_ofALoop_isCounted() throws Exception {
    by.watchdog.warmUp(by.loop);
    by.ticks(1, 0);
    by.watchdog.warmUp(by.loop);
    assertThat(by.watchdog.lag(by.loop).warmUps()).isEqualTo(1);
  }

  @Test
  void control_ticks_areItsOwnLateness() throws Exception {
    by.watchdog.tick(by.now, 7 * MILLI);
    by.watchdog.tick(by.now + TICK, 0);
    assertThat(by.watchdog.control().ofQueue()).isTrue();
    assertThat(by.watchdog.control().max()).isEqualTo(7 * MILLI);
  }
}
