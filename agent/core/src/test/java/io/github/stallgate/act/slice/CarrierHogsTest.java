// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.act.slice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CarrierHogsTest {
  private static final long MILLI = 1_000_000;
  private static final long SLICE = 10 * MILLI;

  private final StallgateLoop loop = new StallgateLoop(Thread.currentThread(), "virtual", "c");
  private final CarrierHogs.Carrier carrier = new CarrierHogs.Carrier(loop);

  @BeforeEach
  void add() {
    StallgateTable.add(loop);
  }

  @AfterEach
  void remove() {
    StallgateTable.remove(loop);
  }

  @Test
  void isOver_sameVirtualThreadForASlice_isTrueFromThenOn() {
    StallgateTurns.begin(null);
    assertThat(carrier.isOver(100 * MILLI, SLICE)).isFalse();
    assertThat(carrier.isOver(109 * MILLI, SLICE)).isFalse();
    assertThat(carrier.isOver(110 * MILLI, SLICE)).isTrue();
    StallgateTurns.end(loop);
  }

  @Test
  void isOver_anotherOneMeanwhile_countsAnew() {
    StallgateTurns.begin(null);
    assertThat(carrier.isOver(100 * MILLI, SLICE)).isFalse();
    StallgateTurns.end(loop);
    StallgateTurns.begin(null);
    assertThat(carrier.isOver(115 * MILLI, SLICE)).isFalse();
    assertThat(carrier.isOver(124 * MILLI, SLICE)).isFalse();
    assertThat(carrier.isOver(125 * MILLI, SLICE)).isTrue();
    StallgateTurns.end(loop);
  }

  @Test
  void isOver_carrierWithoutAny_isFalse() {
    assertThat(carrier.isOver(100 * MILLI, SLICE)).isFalse();
    assertThat(carrier.isOver(200 * MILLI, SLICE)).isFalse();
  }
}
