// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeldTest {
  private static final long CALL = 77;

  @Test
  void machineNanos_knownAndUnknownDelays_isALowerBound() {
    Held held = new Held(CALL, 0, 1_000, 50);
    held.seen(1_300, 60);
    assertThat(held.machineNanos()).isEqualTo(310);
    held.seen(-1, 70);
    assertThat(held.machineNanos()).isEqualTo(20);
    Held unknown = new Held(CALL, 0, -1, 50);
    unknown.seen(9_000, 50);
    assertThat(unknown.machineNanos()).isZero();
  }

  @Test
  void isOf_anotherCall_isFalse() {
    Held held = new Held(CALL, 5, 0, 0);
    assertThat(held.isOf(CALL)).isTrue();
    assertThat(held.isOf(CALL + 1)).isFalse();
    assertThat(held.lasted(12)).isEqualTo(7);
  }

  @Test
  void once_askedTwice_isTrueOnce() {
    Held held = new Held(CALL, 0, 0, 0);
    assertThat(held.askOnce()).isTrue();
    assertThat(held.askOnce()).isFalse();
    assertThat(held.isTold()).isFalse();
    assertThat(held.tellOnce()).isTrue();
    assertThat(held.tellOnce()).isFalse();
    assertThat(held.isTold()).isTrue();
  }

  @Test
  void toldNanos_endOvertakesWhatWasToldBefore_isTheMost() {
    Held held = new Held(CALL, 0, 0, 0);
    held.told(3_000);
    held.told(2_000);
    assertThat(held.toldNanos()).isEqualTo(3_000);
  }

  @Test
  void lock_seenSeveral_isTheFirst() {
    Held held = new Held(CALL, 0, 0, 0);
    assertThat(held.lock()).isNull();
    for (String name : List.of("a.A@1", "b.B@2")) {
      held.samples().expect(true);
      held.samples().arrived(null, new LockWait(name, "o", List.of(), true, true, List.of()));
    }
    assertThat(held.lock().lock()).isEqualTo("a.A@1");
    assertThat(held.lock().isMachines()).isTrue();
    assertThat(held.lock().isClassInit()).isFalse();
  }
}
