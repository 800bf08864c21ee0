// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LagRecorderTest {
  private final LagRecorder recorder = new LagRecorder();

  @Test
  void load_beforehand_recordsNothing() {
    LagRecorder.load();
    assertThat(recorder.snapshot().turns()).isZero();
  }

  @Test
  void snapshot_nothingRecorded_isZero() {
    assertThat(recorder.snapshot())
        .isEqualTo(new LagSnapshot(0, 0, false, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void snapshot_turnsOnly_areTheLagToo() {
    for (int i = 1; i <= 1000; i++) {
      recorder.turn(i * 1_000_000L);
    }
    LagSnapshot lag = recorder.snapshot();
    assertThat(lag.ofQueue()).isFalse();
    assertThat(lag.turns()).isEqualTo(1000);
    assertThat(lag.p50()).isCloseTo(500_000_000L, withPercentage(1)).isEqualTo(lag.turnP50());
    assertThat(lag.p90()).isCloseTo(900_000_000L, withPercentage(1));
    assertThat(lag.p99()).isCloseTo(990_000_000L, withPercentage(1)).isEqualTo(lag.turnP99());
    assertThat(lag.p999()).isCloseTo(999_000_000L, withPercentage(1)).isEqualTo(lag.turnP999());
    assertThat(lag.max()).isEqualTo(1_000_000_000L).isEqualTo(lag.turnMax());
  }

  @Test
  void snapshot_delays_areTheLagBesideTheTurns() {
    recorder.turns(300, 1_000_000);
    recorder.delay(312_345_678);
    LagSnapshot lag = recorder.snapshot();
    assertThat(lag.ofQueue()).isTrue();
    assertThat(lag.turns()).isEqualTo(300);
    assertThat(lag.max()).isEqualTo(312_345_678).isEqualTo(lag.p50());
    assertThat(lag.turnMax()).isEqualTo(1_000_000).isEqualTo(lag.turnP999());
  }

  @Test
  void snapshot_asMoreComes_isOfTheWholeLife() {
    recorder.turns(99, 100);
    recorder.snapshot();
    recorder.snapshot();
    recorder.turn(5_000_000);
    LagSnapshot lag = recorder.snapshot();
    assertThat(lag.turns()).isEqualTo(100);
    assertThat(lag.p50()).isBetween(100L, 128L);
    assertThat(lag.turnMax()).isEqualTo(5_000_000);
    assertThat(recorder.snapshot()).isEqualTo(lag);
  }

  @Test
  void warmUps_areCountedApart() {
    recorder.warmUp();
    recorder.warmUp();
    recorder.turn(1_000);
    assertThat(recorder.snapshot().warmUps()).isEqualTo(2);
    assertThat(recorder.snapshot().turns()).isEqualTo(1);
  }

  @Test
  void record_impossibleValues_staysBounded() {
    recorder.turn(-5);
    recorder.turn(Long.MAX_VALUE);
    recorder.turns(0, 77);
    recorder.turns(-1, 77);
    LagSnapshot lag = recorder.snapshot();
    assertThat(lag.turns()).isEqualTo(2);
    assertThat(lag.p50()).isLessThan(64);
    assertThat(lag.max()).isEqualTo(3_600_000_000_000L);
  }

  @Test
  void snapshot_whileTheWatchdogRecords_losesNothing() throws InterruptedException {
    int turns = 200_000;
    AtomicBoolean done = new AtomicBoolean();
    Thread watchdog =
        new Thread(
            () -> {
              for (int i = 1; i <= turns; i++) {
                recorder.turn(i);
                recorder.delay(turns - i);
              }
              done.set(true);
            });
    watchdog.start();
    long before = 0;
    while (!done.get()) {
      LagSnapshot lag = recorder.snapshot();
      assertThat(lag.turns()).isGreaterThanOrEqualTo(before);
      before = lag.turns();
    }
    watchdog.join();
    assertThat(recorder.snapshot().turns()).isEqualTo(turns);
    assertThat(recorder.snapshot().turnMax()).isEqualTo(turns);
    assertThat(recorder.snapshot().max()).isEqualTo(turns - 1);
  }
}
