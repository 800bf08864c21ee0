// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StallgateSitesTest {
  private static final int FIRST = StallgateHooks.LIMIT - 16;
  private final RecordingSink sink = new RecordingSink();
  private int[] before;

  @BeforeEach
  void number() {
    before =
        new int[] {
          StallgateSites.sleep,
          StallgateSites.await,
          StallgateSites.collect,
          StallgateSites.sync,
          StallgateSites.length,
          StallgateSites.setLength
        };
    set(new int[] {FIRST, FIRST + 1, FIRST + 2, FIRST + 3, FIRST + 4, FIRST + 5});
  }

  @AfterEach
  void restore() {
    set(before);
  }

  private static void set(int[] ids) {
    StallgateSites.sleep = ids[0];
    StallgateSites.await = ids[1];
    StallgateSites.collect = ids[2];
    StallgateSites.sync = ids[3];
    StallgateSites.length = ids[4];
    StallgateSites.setLength = ids[5];
  }

  @Test
  void standIns_onALoop_doItAndTellIt(@TempDir Path directory) throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(directory.resolve("some").toFile(), "rw")) {
      OnLoop.run(
          sink,
          loop -> {
            StallgateSites.setLength(file, 12);
            assertThat(StallgateSites.length(file)).isEqualTo(12);
            StallgateSites.sync(file.getFD());
            StallgateSites.sleep(1);
            synchronized (this) {
              StallgateSites.await(this, 1);
            }
          });
    }
    assertThat(sink.seen)
        .extracting(RecordingSink.Seen::hook)
        .containsExactly(FIRST + 5, FIRST + 4, FIRST + 3, FIRST, FIRST + 1);
  }

  @Test
  void standIns_offALoop_doItSilently(@TempDir Path directory) throws Exception {
    StallgateHooks.sink = sink;
    try (RandomAccessFile file = new RandomAccessFile(directory.resolve("some").toFile(), "rw")) {
      StallgateSites.setLength(file, 7);
      assertThat(StallgateSites.length(file)).isEqualTo(7);
      StallgateSites.sync(file.getFD());
      StallgateSites.sleep(0);
    } finally {
      StallgateHooks.sink = null;
    }
    assertThat(sink.seen).isEmpty();
  }

  @Test
  void await_notTheOwner_throwsAsWaitDoesAndLeavesTheHooksAlive() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          assertThatThrownBy(() -> StallgateSites.await(new Object(), 1))
              .isInstanceOf(IllegalMonitorStateException.class);
          assertThat(loop.in).isZero();
        });
    assertThat(sink.seen).hasSize(1);
  }

  @Test
  void sleep_refusedByTheSink_neverSleeps() throws Exception {
    StallgateHooks.VETOED[FIRST] = true;
    sink.refusal = new StallgateError("planned");
    try {
      OnLoop.run(
          sink,
          loop -> assertThatThrownBy(() -> StallgateSites.sleep(3_600_000)).isSameAs(sink.refusal));
    } finally {
      StallgateHooks.VETOED[FIRST] = false;
    }
  }
}
