// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.harness.Jdks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusyProcessesTest {
  @TempDir private Path directory;

  @Test
  void close_afterStart_hasEndedEveryProcess() throws Exception {
    List<ProcessHandle> started;
    try (BusyProcesses busy = BusyProcesses.start(Jdks.running(), 2, directory)) {
      assertThat(busy).isNotNull();
      started = ProcessHandle.current().children().toList();
      assertThat(started).hasSize(2).allMatch(ProcessHandle::isAlive);
    }
    assertThat(started).noneMatch(ProcessHandle::isAlive);
  }
}
