// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static io.github.stallgate.observe.watch.HandDriven.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulseTest {
  private static final long SELF = 4712;

  @TempDir Path directory;
  private final HandDriven.Clocks clocks = new HandDriven.Clocks();
  private FakeProc proc;
  private Pulse pulse;

  @BeforeEach
  void begin() throws Exception {
    proc = new FakeProc(directory).thread(SELF, 'R', 0, 0);
    pulse = new Pulse(clocks, new MachineClock());
    pulse.from(new SystemThread(SELF));
    pulse.beat(1, 0);
  }

  @AfterEach
  void release() {
    proc.close();
  }

  @Test
  void stood_lateThoughItHadAProcessor_isTheMachines() {
    pulse.beat(50 * MILLI, 30 * MILLI);
    assertThat(pulse.stood()).isEqualTo(30 * MILLI);
  }

  @Test
  void stood_lateInTheQueue_isOnlyWhatTheQueueDoesNotExplain() throws Exception {
    proc.thread(SELF, 'R', 30 * MILLI, 0);
    pulse.beat(50 * MILLI, 30 * MILLI);
    assertThat(pulse.stood()).isZero();
    proc.thread(SELF, 'R', 40 * MILLI, 0);
    pulse.beat(100 * MILLI, 25 * MILLI);
    assertThat(pulse.stood()).isEqualTo(15 * MILLI);
  }

  @Test
  void stood_lateInAPause_isNotTheMachines() {
    clocks.stopped = 30 * MILLI;
    pulse.beat(50 * MILLI, 30 * MILLI);
    assertThat(pulse.stood()).isZero();
  }

  @Test
  void stood_unknownQueue_isNothing() throws Exception {
    pulse.from(SystemThread.UNKNOWN);
    pulse.beat(50 * MILLI, 30 * MILLI);
    assertThat(pulse.stood()).isZero();
  }
}
