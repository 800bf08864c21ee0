// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.jvm;

import io.github.stallgate.harness.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes that keep this machine busy until they are closed, or this JVM is gone. */
public final class BusyMachine implements AutoCloseable {
  private static final List<String> SMALL =
      List.of("-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final List<Fork> spinners = new ArrayList<>();

  private BusyMachine() {}

  /**
   * Returns once all of them spin; with none to start it does nothing.
   *
   * @throws IllegalStateException if one did not come up
   */
  public static BusyMachine start(Build build, Jdk jdk, int processes, Path scratch)
      throws IOException, InterruptedException {
    BusyMachine machine = new BusyMachine();
    try {
      for (int i = 0; i < processes; i++) {
        machine.add(build, jdk, scratch.resolve("spinner-" + i));
      }
      for (Fork spinner : machine.spinners) {
        spinner.greeting(Spinner.GREETING);
      }
      return machine;
    } catch (IOException | InterruptedException | RuntimeException e) {
      machine.close();
      throw e;
    }
  }

  private void add(Build build, Jdk jdk, Path log) throws IOException {
    List<String> command = new ArrayList<>(SMALL);
    command.addAll(List.of("-cp", build.target().resolve("classes").toString()));
    command.add(Spinner.class.getName());
    spinners.add(Fork.start(jdk, command, log));
  }

  /**
   * Ends every process, and only then waits for each.
   *
   * @throws IllegalStateException if one is still there after 300 s
   */
  @Override
  public void close() throws InterruptedException {
    spinners.forEach(Fork::kill);
    for (Fork spinner : spinners) {
      spinner.awaitKilled();
    }
  }
}
