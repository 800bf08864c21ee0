// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineClockTest {
  private static final long LATER = 25_000_000;
  private static final long JIFFY = 10_000_000;

  @TempDir Path directory;

  @Test
  void lostNanos_hostStoleTime_isItsShareOfEachProcessor() throws Exception {
    try (FakeProc proc = new FakeProc(directory).file("stat", stat(8, 4))) {
      MachineClock clock = new MachineClock();
      assertThat(clock.isReadable()).isTrue();
      assertThat(clock.lostNanos(1)).isEqualTo(2 * JIFFY);
    }
  }

  @Test
  void lostNanos_clockThatBeganBelowZero_isReadAtOnce() throws Exception {
    try (FakeProc proc = new FakeProc(directory).file("stat", stat(8, 4))) {
      assertThat(new MachineClock().lostNanos(Long.MIN_VALUE / 2)).isEqualTo(2 * JIFFY);
    }
  }

  @Test
  void lostNanos_askedAgainAtOnce_isNotReadAgain() throws Exception {
    try (FakeProc proc = new FakeProc(directory).file("stat", stat(8, 4))) {
      MachineClock clock = new MachineClock();
      clock.lostNanos(0);
      proc.file("stat", stat(12, 4));
      assertThat(clock.lostNanos(LATER - 1)).isEqualTo(2 * JIFFY);
      assertThat(clock.lostNanos(LATER)).isEqualTo(3 * JIFFY);
    }
  }

  @Test
  void stolenNanos_areOfAllProcessorsTogether_asOldAsItIsKept() throws Exception {
    try (FakeProc proc = new FakeProc(directory).file("stat", stat(8, 4))) {
      MachineClock clock = new MachineClock();
      clock.keepUp(0);
      proc.file("stat", stat(12, 4));
      clock.keepUp(4 * LATER - 1);
      assertThat(clock.stolenNanos()).isEqualTo(8 * JIFFY);
      assertThat(clock.stolenNanosNow(4 * LATER - 1)).isEqualTo(12 * JIFFY);
      proc.file("stat", stat(13, 4));
      clock.keepUp(8 * LATER - 1);
      assertThat(clock.stolenNanos()).isEqualTo(13 * JIFFY);
    }
  }

  @Test
  void lostNanos_secondVersionOfGroups_areMicroseconds() throws Exception {
    try (FakeProc proc =
        new FakeProc(directory)
            .file("self/cgroup", "0::/app.slice/x\n")
            .file("cgroup/cpu.stat", "usage_usec 5\nthrottled_usec 900\n")
            .file(
                "cgroup/app.slice/x/cpu.stat",
                "usage_usec 5\nnr_throttled 3\nthrottled_usec 70\n")) {
      assertThat(new MachineClock().lostNanos(1)).isEqualTo(70_000);
    }
  }

  @Test
  void lostNanos_containerThatSeesOnlyItself_isTheWholeGroup() throws Exception {
    try (FakeProc proc =
        new FakeProc(directory)
            .file("self/cgroup", "0::/\n")
            .file("cgroup/cpu.stat", "nr_throttled 3\nthrottled_usec 90\n")) {
      assertThat(new MachineClock().lostNanos(1)).isEqualTo(90_000);
    }
  }

  @Test
  void lostNanos_firstVersionOfGroups_areNanoseconds() throws Exception {
    try (FakeProc proc =
        new FakeProc(directory)
            .file("self/cgroup", "5:memory:/m\n4:cpu,cpuacct:/docker/abc\n0::/unused\n")
            .file("cgroup/cpu/cpu.stat", "nr_periods 9\nnr_throttled 3\nthrottled_time 70\n")) {
      assertThat(new MachineClock().lostNanos(1)).isEqualTo(70);
      proc.file("cgroup/cpu/docker/abc/cpu.stat", "throttled_time 80\n");
      assertThat(new MachineClock().lostNanos(1)).isEqualTo(80);
    }
  }

  @Test
  void lostNanos_quotaAndHost_addUp() throws Exception {
    try (FakeProc proc =
        new FakeProc(directory)
            .file("stat", stat(4, 4))
            .file("self/cgroup", "0::/\n")
            .file("cgroup/cpu.stat", "throttled_usec 1\n")) {
      assertThat(new MachineClock().lostNanos(1)).isEqualTo(JIFFY + 1_000);
    }
  }

  @Test
  void everything_nothingThere_isNothing() {
    try (FakeProc none = new FakeProc(directory)) {
      MachineClock clock = new MachineClock();
      assertThat(clock.isReadable()).isFalse();
      assertThat(clock.lostNanos(1)).isZero();
      assertThat(clock.isOverloaded()).isFalse();
    }
  }

  @Test
  void everything_garbage_isNothing() throws Exception {
    try (FakeProc proc =
        new FakeProc(directory)
            .file("stat", "cpu")
            .file("loadavg", "no numbers")
            .file("self/cgroup", "nonsense\n\n::\n")
            .file("cgroup/cpu.stat", "throttled_usec x\n")) {
      MachineClock clock = new MachineClock();
      assertThat(clock.lostNanos(1)).isZero();
      assertThat(clock.isOverloaded()).isFalse();
    }
  }

  @Test
  void isOverloaded_moreRunThanThereAreProcessors_isTrue() throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    try (FakeProc proc = new FakeProc(directory)) {
      MachineClock clock = new MachineClock();
      proc.file("loadavg", load(processors + 1));
      assertThat(new MachineClock().isOverloaded()).isFalse();
      proc.file("loadavg", load(processors + 2));
      assertThat(clock.isOverloaded()).isTrue();
    }
  }

  private static String load(int running) {
    return "99.00 98.00 97.00 " + running + "/812 4711\n";
  }

  private static String stat(int steal, int processors) {
    StringBuilder stat = new StringBuilder("cpu  1 2 3 4 5 6 7 " + steal + " 9 10\n");
    for (int i = 0; i < processors; i++) {
      stat.append("cpu").append(i).append(" 1 2 3 4 5 6 7 8 9 10\n");
    }
    return stat.append("intr 5\nctxt 7\n").toString();
  }
}
