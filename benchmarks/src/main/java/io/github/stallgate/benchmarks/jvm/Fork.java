// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.jvm;

import io.github.stallgate.harness.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process, mostly a JVM, that is measured or measures. Its errors go to {@code <log>.err}. */
public final class Fork implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 300;

  private final Process process;
  private final Path log;

  private Fork(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Runs a JVM to its end, with its output in {@code <log>.out}.
   *
   * @return nanoseconds from before its start until it was seen to have ended
   * @throws IllegalStateException if it ended with another code than 0, or not within 300 s
   */
  public static long run(Jdk jdk, List<String> arguments, Path log)
      throws IOException, InterruptedException {
    return run(command(jdk, arguments), log);
  }

  /** The same with any command. */
  public static long run(List<String> command, Path log) throws IOException, InterruptedException {
    ProcessBuilder builder = builder(command, log).redirectOutput(outputOf(log).toFile());
    long start = System.nanoTime();
    Fork fork = new Fork(builder.start(), log);
    fork.awaitEnd();
    return System.nanoTime() - start;
  }

  /** Where {@link #run} puts the output. */
  public static Path outputOf(Path log) {
    return beside(log, ".out");
  }

  /** Starts a JVM that runs until {@link #close}. */
  public static Fork start(Jdk jdk, List<String> arguments, Path log) throws IOException {
    return start(command(jdk, arguments), log);
  }

  /** The same with any command. */
  public static Fork start(List<String> command, Path log) throws IOException {
    return new Fork(builder(command, log).redirectOutput(Redirect.PIPE).start(), log);
  }

  public long pid() {
    return process.pid();
  }

  /**
   * What its first line of output says after the prefix.
   *
   * @throws IllegalStateException if there is no such line within 300 s
   */
  public String greeting(String prefix) throws InterruptedException {
    BufferedReader output = process.inputReader();
    CompletableFuture<String> line = new CompletableFuture<>();
    Thread reader = new Thread(() -> readLine(output, line), "greeting");
    reader.setDaemon(true);
    reader.start();
    String greeting = await(line);
    if (!greeting.startsWith(prefix)) {
      throw new IllegalStateException("no '" + prefix + "' from a server; read " + errorsOf(log));
    }
    return greeting.substring(prefix.length());
  }

  /** Closes its input, which is the sign to end, and waits until it has ended with 0. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    awaitEnd();
  }

  /** Ends it at once, whatever it does; for a process that measures nothing. */
  void kill() {
    process.destroyForcibly();
  }

  /**
   * Waits until it is gone after {@link #kill}.
   *
   * @throws IllegalStateException if it is still there after 300 s
   */
  void awaitKilled() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "process " + process.pid() + " was killed but did not end; end it by hand");
    }
  }

  private static String await(CompletableFuture<String> line) throws InterruptedException {
    try {
      return line.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return "";
    }
  }

  private static void readLine(BufferedReader output, CompletableFuture<String> line) {
    try {
      String first = output.readLine();
      line.complete(first == null ? "" : first);
    } catch (IOException e) {
      line.completeExceptionally(e);
    }
  }

  private void awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(
          "a process did not end in "
              + PATIENCE_SECONDS
              + " s and was killed; read "
              + errorsOf(log));
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "a process ended with " + process.exitValue() + "; read " + errorsOf(log));
    }
  }

  private static List<String> command(Jdk jdk, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(arguments);
    return command;
  }

  private static ProcessBuilder builder(List<String> command, Path log) {
    return new ProcessBuilder(command).redirectError(errorsOf(log).toFile());
  }

  private static Path errorsOf(Path log) {
    return beside(log, ".err");
  }

  private static Path beside(Path log, String suffix) {
    return log.resolveSibling(log.getFileName() + suffix);
  }
}
