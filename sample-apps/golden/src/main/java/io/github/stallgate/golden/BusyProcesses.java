// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import io.github.stallgate.harness.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Other processes that compute on the same machine, to starve a sample. Closing it ends them. */
final class BusyProcesses implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final List<ForkedJava> processes = new ArrayList<>();

  private BusyProcesses() {}

  /**
   * Starts that many JVMs with one busy thread each, and returns when all of them are. What they
   * print stays in the directory.
   */
  static BusyProcesses start(Jdk jdk, int count, Path directory) throws Exception {
    BusyProcesses busy = new BusyProcesses();
    try {
      for (int i = 1; i <= count; i++) {
        busy.processes.add(
            ForkedJava.start(jdk, command(), BusyProcess.GREETING, directory.resolve("busy" + i)));
      }
      for (ForkedJava process : busy.processes) {
        process.awaitGreeting(PATIENCE);
      }
      return busy;
    } catch (Exception e) {
      busy.kill();
      throw e;
    }
  }

  /** Ends them; each must exit with 0 within a minute, and none is left in any case. */
  @Override
  public void close() throws IOException, InterruptedException {
    try {
      for (ForkedJava process : processes) {
        process.awaitEnd(PATIENCE);
      }
    } finally {
      kill();
    }
  }

  private void kill() {
    processes.forEach(ForkedJava::kill);
  }

  private static List<String> command() throws Exception {
    Path classes =
        Path.of(BusyProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return List.of(
        "-Xmx16m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classes.toString(),
        BusyProcess.class.getName());
  }
}
