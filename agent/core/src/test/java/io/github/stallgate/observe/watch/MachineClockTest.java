// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
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
  void stolenNanos_askedOften_areAsOldAsTheyAreKept() throws Exception {
    try (FakeProc proc = new FakeProc(directory).file("stat", stolen(2, 3, 3))) {
      MachineClock clock = new MachineClock();
      clock.keepUp(0);
      long before = clock.stolenNanos();
      proc.file("stat", stolen(6, 3, 3));
      clock.keepUp(4 * LATER - 1);
      assertThat(clock.stolenNanos()).isEqualTo(before);
      assertThat(clock.stolenNanosNow(4 * LATER - 1)).isEqualTo(before + 4 * JIFFY);
      proc.file("stat", stolen(7, 3, 3));
      clock.keepUp(8 * LATER - 1);
      assertThat(clock.stolenNanos()).isEqualTo(before + 5 * JIFFY);
    }
  }

  @Test
  void stolenNanos_manyProcessors_areOfTheOneThatLostMost() throws Exception {
    try (FakeProc proc = new FakeProc(directory).file("stat", stolen(1, 1, 1))) {
      MachineClock clock = new MachineClock();
      clock.keepUp(0);
      long before = clock.stolenNanos();
      proc.file("stat", stolen(3, 8, 2));
      assertThat(clock.stolenNanosNow(LATER)).isEqualTo(before + 7 * JIFFY);
      proc.file("stat", stolen(5, 9, 2));
      assertThat(clock.stolenNanosNow(2 * LATER)).isEqualTo(before + 9 * JIFFY);
    }
  }

  @Test
  void stolenNanos_onlyTheSumIsTold_areOfAll() throws Exception {
    try (FakeProc proc = new FakeProc(directory).file("stat", "cpu  1 2 3 4 5 6 7 8 0 0\n")) {
      MachineClock clock = new MachineClock();
      clock.keepUp(0);
      proc.file("stat", "cpu  1 2 3 4 5 6 7 11 0 0\n");
      assertThat(clock.stolenNanosNow(LATER)).isEqualTo(11 * JIFFY);
    }
  }

  /** Jiffies that each processor has lost. */
  private static String stolen(int... jiffies) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < jiffies.length; i++) {
      lines.append("cpu%d 1 2 3 4 5 6 7 %d 0 0%n".formatted(i, jiffies[i]));
    }
    return "cpu  1 2 3 4 5 6 7 %d 0 0%n%sintr 9 9%n".formatted(IntStream.of(jiffies).sum(), lines);
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
