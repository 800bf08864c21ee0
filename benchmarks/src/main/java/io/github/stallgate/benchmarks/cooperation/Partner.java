// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A thread that does, some time later, what a blocked call waits for; and what it works with. */
final class Partner implements AutoCloseable {
  private final Deque<AutoCloseable> kept = new ArrayDeque<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "partner");
            made.setDaemon(true);
            return made;
          });

  /** Something that may fail. */
  interface Action {
    void run() throws Exception;
  }

  /** Closes it in the end, after what was kept later. */
  <T extends AutoCloseable> T keep(T resource) {
    kept.push(resource);
    return resource;
  }

  void after(long millis, Action action) {
    thread.schedule(
        () -> {
          action.run();
          return null;
        },
        millis,
        TimeUnit.MILLISECONDS);
  }

  /** Does the first at once, and the second that much later; returns when the first is done. */
  void hold(long millis, Action begin, Action end) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    after(
        0,
        () -> {
          begin.run();
          begun.countDown();
          Thread.sleep(millis);
          end.run();
        });
    begun.await();
  }

  /** A new named pipe, which can be opened at both ends without waiting. */
  Path openPipe() throws Exception {
    Path pipe = pipe();
    keep(new RandomAccessFile(pipe.toFile(), "rw"));
    return pipe;
  }

  /** A new named pipe that nobody has open. */
  Path pipe() throws Exception {
    Path directory = Files.createTempDirectory("stallgate-benchmark");
    keep(() -> Files.delete(directory));
    return pipe(directory.resolve("pipe"));
  }

  /** The same with that name. */
  Path pipe(Path pipe) throws Exception {
    if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0) {
      throw new IOException("mkfifo " + pipe + " failed; the benchmark needs it on the path");
    }
    keep(() -> Files.delete(pipe));
    return pipe;
  }

  /** Writes a byte there that much later. */
  void writeAfter(long millis, Path pipe) {
    after(millis, () -> Files.write(pipe, new byte[1]));
  }

  @Override
  public void close() throws Exception {
    thread.shutdown();
    while (!kept.isEmpty()) {
      kept.pop().close();
    }
  }
}
