// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.harness.Jdks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusyMachineTest {
  @TempDir Path directory;

  @Test
  void close_processesSpinning_endsThem() throws Exception {
    List<ProcessHandle> spinners;
    try (BusyMachine machine =
        BusyMachine.start(Build.ofThisClassPath(), Jdks.running(), 2, directory)) {
      spinners = spinners();
      assertThat(spinners).hasSize(2).allMatch(ProcessHandle::isAlive);
    }
    assertThat(spinners).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void start_noProcesses_startsNone() throws Exception {
    try (BusyMachine machine =
        BusyMachine.start(Build.ofThisClassPath(), Jdks.running(), 0, directory)) {
      assertThat(spinners()).isEmpty();
    }
  }

  private static List<ProcessHandle> spinners() {
    return ProcessHandle.current().children().toList();
  }
}
