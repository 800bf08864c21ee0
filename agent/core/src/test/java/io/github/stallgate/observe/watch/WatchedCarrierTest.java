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

class WatchedCarrierTest {
  @TempDir Path directory;
  private HandDriven by;

  @BeforeEach
  void watch() {
    WatchLimits limits =
        new WatchLimits(50 * MILLI, 10 * MILLI, 50 * MILLI, 20 * MILLI, 50 * MILLI);
    by = new HandDriven(directory, limits, "virtual");
  }

  @AfterEach
  void release() {
    by.close();
  }

  /** A virtual thread is mounted and waits for so many ticks, in that state of its carrier. */
  private void waits(Thread.State state, int ticks) throws Exception {
    by.idle();
    by.ticks(1, 0);
    by.turn();
    by.ticks(1, 0);
    by.thread.state = state;
    by.ticks(ticks, 0);
    by.thread.state = Thread.State.RUNNABLE;
    by.between();
    by.ticks(1, 0);
  }

  @Test
  void tick_carrierThatWaits_isToldFromTheSecondLookOn() throws Exception {
    waits(Thread.State.BLOCKED, 6);
    Stall stall = by.told(CarrierStall.class).get(0).stall();
    assertThat(stall.did(Doing.PINNED)).isEqualTo(25 * MILLI);
    assertThat(stall.did(Doing.LOCKED)).isZero();
    assertThat(stall.samples()).isNotEmpty();
    assertThat(by.told).hasSize(1);
  }

  @Test
  void tick_carrierThatWaitsInObjectWait_isTold() throws Exception {
    waits(Thread.State.WAITING, 6);
    assertThat(by.told(CarrierStall.class)).hasSize(1);
  }

  @Test
  void tick_carrierThatWaitsShortly_isNotTold() throws Exception {
    waits(Thread.State.BLOCKED, 4);
    assertThat(by.told).isEmpty();
  }

  @Test
  void tick_carrierInAPinnedPark_isLeftToItsHook() throws Exception {
    by.loop.in = 1;
    waits(Thread.State.WAITING, 30);
    assertThat(by.told).isEmpty();
  }

  @Test
  void tick_computationWhileNobodyWaits_isNotTold() throws Exception {
    by.computes(40);
    assertThat(by.told).isEmpty();
  }

  @Test
  void tick_carrierThatCarriesNothing_isNotTold() throws Exception {
    by.between();
    by.ticks(200, TICK);
    by.thread.state = Thread.State.WAITING;
    by.ticks(200, 0);
    assertThat(by.told).isEmpty();
    assertThat(by.sampler.asked).isEmpty();
  }
}
