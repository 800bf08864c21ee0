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
  void left_sameVirtualThreadForASlice_isNoneFromThenOn() {
    StallgateTurns.begin(null);
    assertThat(carrier.left(100 * MILLI, SLICE)).isPositive();
    assertThat(carrier.left(109 * MILLI, SLICE)).isPositive();
    assertThat(carrier.left(110 * MILLI, SLICE)).isNotPositive();
    StallgateTurns.end(loop);
  }

  @Test
  void left_anotherOneMeanwhile_countsAnew() {
    StallgateTurns.begin(null);
    assertThat(carrier.left(100 * MILLI, SLICE)).isPositive();
    StallgateTurns.end(loop);
    StallgateTurns.begin(null);
    assertThat(carrier.left(115 * MILLI, SLICE)).isPositive();
    assertThat(carrier.left(124 * MILLI, SLICE)).isPositive();
    assertThat(carrier.left(125 * MILLI, SLICE)).isNotPositive();
    StallgateTurns.end(loop);
  }

  @Test
  void left_carrierWithoutAny_isAlwaysSome() {
    assertThat(carrier.left(100 * MILLI, SLICE)).isPositive();
    assertThat(carrier.left(200 * MILLI, SLICE)).isPositive();
  }
}
