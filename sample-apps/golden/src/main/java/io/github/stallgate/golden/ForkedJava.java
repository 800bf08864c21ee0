// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import io.github.stallgate.harness.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A forked JVM. A thread drains its output into a file, so the JVM never waits for a reader. */
final class ForkedJava {
  private final CompletableFuture<String> greeting = new CompletableFuture<>();
  private final Process process;
  private final Path log;
  private final Thread drain;

  private ForkedJava(Process process, String prefix, Path log) {
    this.process = process;
    this.log = log;
    drain = new Thread(() -> drainOutput(prefix), "drain-" + log.getFileName());
    drain.setDaemon(true);
    drain.start();
  }

  /**
   * Starts a JVM whose first line with that prefix is its greeting; its output goes to {@code
   * <log>.out}, its errors to {@code <log>.err}.
   */
  static ForkedJava start(Jdk jdk, List<String> arguments, String prefix, Path log)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(log.resolveSibling(log.getFileName() + ".err").toFile());
    return new ForkedJava(builder.start(), prefix, log);
  }

  /** Waits for the greeting and returns what follows its prefix. */
  String awaitGreeting(Duration patience) throws InterruptedException {
    try {
      return greeting.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw failure("did not come up in " + patience.toSeconds() + " s", e);
    }
  }

  /** Closes its input and waits until it has exited with 0; kills it when patience ends. */
  void awaitEnd(Duration patience) throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
      throw failure("did not end in " + patience.toSeconds() + " s and was killed", null);
    }
    drain.join();
    if (process.exitValue() != 0) {
      throw failure("exited with " + process.exitValue(), null);
    }
  }

  void kill() {
    process.destroyForcibly();
  }

  private void drainOutput(String prefix) {
    try (BufferedReader lines = process.inputReader();
        PrintWriter file = new PrintWriter(Files.newBufferedWriter(outputFile()), true)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        file.println(line);
        if (line.startsWith(prefix)) {
          greeting.complete(line.substring(prefix.length()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      greeting.completeExceptionally(new IOException("its output ended before '" + prefix + "'"));
    }
  }

  private Path outputFile() {
    return outputOf(log);
  }

  static Path outputOf(Path log) {
    return log.resolveSibling(log.getFileName() + ".out");
  }

  private IllegalStateException failure(String what, Exception cause) {
    return new IllegalStateException(
        "the forked JVM " + what + "; read " + log + ".out and " + log + ".err", cause);
  }
}
