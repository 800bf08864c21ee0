// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.observe.watch.Doing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharesTest {
  private static final long MILLI = 1_000_000;

  @Test
  void percents_ofEveryKind_areWholeAndOfTheWallTime() {
    SeenTurn turn =
        SeenTurn.of(200)
            .cpu(80)
            .did(Doing.CALLING, 20)
            .did(Doing.SLEEPING, 10)
            .did(Doing.DISK, 10)
            .did(Doing.LOCKED, 30)
            .collected(24)
            .queued(16);
    assertThat(Shares.of(turn.stall()).percents())
        .isEqualTo(
            Map.of(
                "cpuPercent", 40L,
                "blockedPercent", 20L,
                "lockPercent", 15L,
                "gcPercent", 12L,
                "machinePercent", 8L));
    assertThat(Shares.of(turn.stall()).unknown()).isEqualTo(10 * MILLI);
  }

  @Test
  void percents_nothingMeasured_areNone() {
    Shares shares = Shares.of(SeenTurn.of(200).unknown().stall());
    assertThat(shares.percents()).isEmpty();
    assertThat(shares.cpu()).isZero();
    assertThat(shares.unknown()).isEqualTo(200 * MILLI);
  }

  @Test
  void percents_excuseLongerThanTheTurn_isAllOfIt() {
    Shares shares = Shares.of(SeenTurn.of(100).queued(300).stall());
    assertThat(shares.percents()).isEqualTo(Map.of("machinePercent", 100L));
    assertThat(shares.unknown()).isZero();
  }

  @Test
  void of_turnOfNoTime_dividesByNothing() {
    assertThat(Shares.of(SeenTurn.of(0).cpu(1).stall()).percents()).containsKey("cpuPercent");
  }

  @Test
  void machine_watchdogWasLateToo_stoodStill() {
    assertThat(machine(SeenTurn.of(200).late(9))).isZero();
    assertThat(machine(SeenTurn.of(200).late(10))).isEqualTo(10);
    assertThat(machine(SeenTurn.of(200).late(50).collected(45))).isZero();
    assertThat(machine(SeenTurn.of(200).late(50).queued(60))).isEqualTo(60);
    assertThat(machine(SeenTurn.of(200).late(50).lost(30))).isEqualTo(80);
  }

  @Test
  void machine_systemTellsNoDelays_isWhatWasSeen() {
    assertThat(machine(SeenTurn.of(200).unknown().did(Doing.QUEUED, 70))).isEqualTo(70);
  }

  private static long machine(SeenTurn turn) {
    return Shares.of(turn.stall()).machine() / MILLI;
  }
}
