// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static io.github.stallgate.observe.watch.HandDriven.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalmTest {
  @TempDir Path directory;
  private final Calm calm = new Calm();
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
  void look_loopsAtRest_isReachedAtTheSecondTick() throws Exception {
    by.idle();
    by.watchdog.await(calm, Thread.currentThread());
    by.ticks(1, 0);
    assertThat(calm.isOver()).isFalse();
    by.ticks(1, 0);
    assertThat(calm.await(0)).isTrue();
  }

  @Test
  void look_turnThatRuns_isWaitedForUntilItIsTold() throws Exception {
    by.turn();
    by.ticks(2, 5);
    by.watchdog.await(calm, Thread.currentThread());
    by.ticks(40, 5);
    assertThat(calm.isOver()).isFalse();
    by.between();
    by.idle();
    by.ticks(3, 0);
    assertThat(calm.await(0)).isTrue();
    assertThat(by.told).hasAtLeastOneElementOfType(Stall.class);
  }

  @Test
  void look_turnThatBeganLater_isNotWaitedFor() throws Exception {
    by.turn();
    by.ticks(1, 0);
    by.watchdog.await(calm, Thread.currentThread());
    by.ticks(2, 0);
    assertThat(calm.isOver()).isFalse();
    by.between();
    by.turn();
    by.ticks(1, 0);
    assertThat(calm.isOver()).isTrue();
  }

  @Test
  void look_loopThatIsBusyTurnAfterTurn_isWaitedForUntilItRests() throws Exception {
    for (int i = 0; i < 10; i++) {
      by.turn();
      by.ticks(1, TICK);
      by.between();
    }
    by.watchdog.await(calm, Thread.currentThread());
    by.turn();
    by.ticks(3, TICK);
    by.between();
    assertThat(calm.isOver()).isFalse();
    by.idle();
    by.ticks(2, 0);
    assertThat(calm.isOver()).isTrue();
  }

  @Test
  void await_notReached_saysSoAndIsGivenUp() throws Exception {
    by.turn();
    by.ticks(2, 0);
    by.watchdog.await(calm, Thread.currentThread());
    assertThat(calm.await(1)).isFalse();
    assertThat(calm.isOver()).isTrue();
  }
}
