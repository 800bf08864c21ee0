// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Child processes. The child is {@code cat}: it says what it hears and ends when its input ends.
 */
final class ProcessOperations {

  private static final long LONG_SECONDS = 10;

  /** A child that its owner ends. */
  private record Child(Process process) implements AutoCloseable {
    static Child start() throws IOException, UnavailableException {
      return new Child(builder().start());
    }

    void endInput() throws IOException {
      process.getOutputStream().close();
    }

    void speak() throws IOException {
      process.getOutputStream().write("heard".getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private ProcessOperations() {}

  static List<Operation> all() {
    List<Operation> operations = new ArrayList<>();
    operations.addAll(
        OperationList.reportedAs("BlockingProcess")
            .on("java.lang.ProcessBuilder")
            .call("start", ProcessOperations::builder, ProcessOperations::start)
            .on("java.lang.Process")
            .call("waitFor()", ProcessOperations::ending, ProcessOperations::waitFor)
            .call("waitFor(timeout)", ProcessOperations::ending, ProcessOperations::waitForTimed)
            .add(
                "Process.getInputStream().read",
                ProcessOperations::speaking,
                ProcessOperations::readOutput)
            .toList());
    operations.addAll(
        OperationList.reportedAs("BlockingFuture")
            .add("Process.onExit().get()", ProcessOperations::ending, ProcessOperations::onExit)
            .toList());
    return operations;
  }

  private static ProcessBuilder builder() throws UnavailableException {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String directory : path.split(File.pathSeparator)) {
      File command = new File(directory, "cat");
      if (command.canExecute()) {
        return new ProcessBuilder(command.getPath());
      }
    }
    throw new UnavailableException("there is no 'cat' on the PATH");
  }

  private static Partner<Child> ending() throws Exception {
    return Partner.of(Child.start(), Child::endInput);
  }

  private static Partner<Child> speaking() throws Exception {
    return Partner.of(Child.start(), Child::speak);
  }

  static void start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    process.destroy();
  }

  static void waitFor(Partner<Child> partner) throws InterruptedException {
    partner.meet().process().waitFor();
  }

  static void waitForTimed(Partner<Child> partner) throws InterruptedException {
    partner.meet().process().waitFor(LONG_SECONDS, TimeUnit.SECONDS);
  }

  static void onExit(Partner<Child> partner) throws Exception {
    partner.meet().process().onExit().get();
  }

  static void readOutput(Partner<Child> partner) throws IOException {
    partner.meet().process().getInputStream().read();
  }
}
