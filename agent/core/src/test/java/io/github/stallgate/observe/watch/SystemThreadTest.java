// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemThreadTest {
  private static final long ID = 4711;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"R, QUEUED", "S, SLEEPING", "D, DISK", "T, UNKNOWN", "Z, UNKNOWN"})
  void doing_stateOfTheSystem_isWhatThatMeans(char state, Doing doing) throws Exception {
    try (FakeProc proc = new FakeProc(directory).thread(ID, state, 1, 0);
        SystemThread thread = new SystemThread(ID)) {
      assertThat(thread.doing()).isEqualTo(doing);
    }
  }

  @Test
  void numbers_namesWithParentheses_areReadBehindTheName() throws Exception {
    try (FakeProc proc = new FakeProc(directory).thread(ID, 'D', 123_456_789, 42);
        SystemThread thread = new SystemThread(ID)) {
      assertThat(thread.runDelay()).isEqualTo(123_456_789);
      assertThat(thread.doing()).isEqualTo(Doing.DISK);
      assertThat(thread.majorFaults()).isEqualTo(42);
      proc.thread(ID, 'S', 123_456_999, 43);
      assertThat(thread.runDelay()).isEqualTo(123_456_999);
    }
  }

  @Test
  void runDelay_kernelThatDoesNotCount_isNotTold() throws Exception {
    try (FakeProc proc = new FakeProc(directory).file("self/task/4711/schedstat", "0 0 0\n");
        SystemThread thread = new SystemThread(ID)) {
      assertThat(thread.runDelay()).isNegative();
    }
  }

  @ParameterizedTest
  @CsvSource({"4711", "0", "-1"})
  void everything_nothingThere_isNotTold(long id) {
    try (FakeProc none = new FakeProc(directory);
        SystemThread thread = new SystemThread(id)) {
      assertThat(thread.runDelay()).isNegative();
      assertThat(thread.doing()).isEqualTo(Doing.UNKNOWN);
      assertThat(thread.majorFaults()).isNegative();
    }
  }

  @ParameterizedTest
  @CsvSource({"''", "x", "4711 (a", "4711 (a) "})
  void doing_garbage_isNotTold(String content) throws Exception {
    try (FakeProc proc = new FakeProc(directory).file("self/task/4711/stat", content);
        SystemThread thread = new SystemThread(ID)) {
      assertThat(thread.doing()).isEqualTo(Doing.UNKNOWN);
    }
  }

  @Test
  void currentThread_linkOfTheSystem_isItsTask() throws Exception {
    Path task = Files.createDirectories(directory.resolve("17/task/4711"));
    Files.createSymbolicLink(directory.resolve("thread-self"), task);
    try (FakeProc proc = new FakeProc(directory)) {
      assertThat(SystemPlace.currentThread()).isEqualTo(ID);
    }
  }

  @Test
  void currentThread_noSystem_isNotTold() {
    try (FakeProc none = new FakeProc(directory)) {
      assertThat(SystemPlace.currentThread()).isNegative();
    }
  }

  @Test
  void groups_otherProc_areNotTheRealOnes() {
    try (FakeProc none = new FakeProc(directory)) {
      assertThat(SystemPlace.groups("cpu.stat")).hasParent(directory.resolve("cgroup").toFile());
    }
  }

  @Test
  void everything_onThisLinux_isTold() {
    Assumptions.assumeTrue(new File("/proc/thread-self/schedstat").exists(), "no such system");
    try (SystemThread self = new SystemThread(SystemPlace.currentThread())) {
      assertThat(SystemPlace.currentThread()).isPositive();
      assertThat(self.doing()).isEqualTo(Doing.QUEUED);
      assertThat(self.majorFaults()).isNotNegative();
      assertThat(self.runDelay()).isNotNegative();
    }
  }
}
