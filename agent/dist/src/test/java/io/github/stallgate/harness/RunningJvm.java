// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A forked JVM under way. */
public final class RunningJvm implements AutoCloseable {

  private final Process process;
  private final Path out;
  private final Path err;
  private final Duration timeout;

  RunningJvm(Process process, Path out, Path err, Duration timeout) {
    this.process = process;
    this.out = out;
    this.err = err;
    this.timeout = timeout;
  }

  public long pid() {
    return process.pid();
  }

  /** Writes to the JVM's standard input. */
  public void send(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  public void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** What it printed up to now. */
  public String out() throws IOException {
    return Files.readString(out);
  }

  /** Waits until it has printed that text. */
  public void awaitOutput(String text) {
    Eventually.holds("output '" + text + "'", timeout, () -> out().contains(text));
  }

  /** As {@code kill -9}: no shutdown hook runs. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * Waits for its end.
   *
   * @throws IllegalStateException if it takes longer than the timeout; it is killed then
   */
  public ForkResult await() throws IOException, InterruptedException {
    if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      kill();
      throw new IllegalStateException(
          "killed the forked JVM after %s; its output:%n%s%n%s"
              .formatted(timeout, out(), Files.readString(err)));
    }
    return new ForkResult(process.exitValue(), out(), Files.readString(err));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    kill();
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
    Files.deleteIfExists(out.getParent());
  }
}
