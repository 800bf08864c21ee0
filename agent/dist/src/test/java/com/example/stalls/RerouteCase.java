// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.api.Reroute;
import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.CheckedRunnable;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.Task;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A coroutine blocks until another one of the same loop has done something: the two end only if the
 * call is rerouted. {@code RerouteCase BACKEND CASE...}.
 */
public enum RerouteCase {
  OPEN_FIFO(fifo -> new FileInputStream(fifo).close(), RerouteCase::openForWriting),
  READ_STREAM(RerouteCase::readStream, RerouteCase::write),
  READ_RANDOM_ACCESS(RerouteCase::readRandomAccess, RerouteCase::write),
  READ_CHANNEL(RerouteCase::readChannel, RerouteCase::write),
  READ_FILES(fifo -> Files.readAllBytes(fifo.toPath()), RerouteCase::write),
  PROCESS_OUTPUT(none -> Cats.read(), none -> Cats.write()),
  PROCESS_END(none -> Cats.awaitEnd(), none -> Cats.end()),
  FILE_LOCK(RerouteCase::lockFile, none -> Cats.endLocker()),
  STANDARD_INPUT(none -> System.in.read(), none -> System.out.println("input, please")),
  SLEEP(none -> Hurdles.sleepUntilTold(), none -> Hurdles.tell()),
  WAIT(none -> Hurdles.await(), none -> Hurdles.free()),
  WAIT_IN_METHOD(none -> Hurdles.SHARED.awaitWithin(), none -> Hurdles.SHARED.freeWithin()),
  MONITOR(none -> Hurdles.enter(), none -> Hurdles.release()),
  MONITOR_OF_METHOD(none -> Hurdles.enterMethod(), none -> Hurdles.release()),
  PARK(none -> Hurdles.awaitLatch(), none -> Hurdles.openLatch()),
  LOCK(none -> Hurdles.lock(), none -> Hurdles.unlock()),
  QUEUE(none -> Hurdles.take(), none -> Hurdles.put()),
  FUTURE(none -> Hurdles.get(), none -> Hurdles.complete()),
  JOIN(none -> Hurdles.join(), none -> Hurdles.openLatch()),
  SOCKET_READ(none -> Hurdles.readFromSocket(), none -> Hurdles.writeToSocket()),
  SOCKET_ACCEPT(none -> Hurdles.accept(), none -> Hurdles.connect()),
  TIMED_SLEEP(none -> Timers.sleep(), none -> Timers.wakeSleeper()),
  TIMED_PARK(none -> Timers.park(), none -> Timers.unpark()),
  TIMED_WAIT(none -> Timers.await(), none -> Timers.free()),
  REGION_BY_OPTION(RerouteCase::readRandomAccess, RerouteCase::write),
  REGION_BY_ANNOTATION(RerouteCase::readAnnotated, RerouteCase::write);

  /** What one of the two does with the FIFO, or whatever else they share. */
  private interface Side {
    void run(File shared) throws Exception;
  }

  private final Side blocks;
  private final Side releases;
  private File fifo;

  RerouteCase(Side blocks, Side releases) {
    this.blocks = blocks;
    this.releases = releases;
  }

  /** Prints the cases as they end, and {@code done}. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("stallgate-fifos");
    for (RerouteCase each : values()) {
      each.fifo = folder.resolve(each.name()).toFile();
      new ProcessBuilder("mkfifo", each.fifo.getPath()).start().waitFor();
    }
    EventLoop.builder().name("kitchen").backend(args[0]).run(Coroutine.action(() -> all(args)));
    System.out.println("done");
    System.exit(0);
  }

  private static void all(String[] args) throws Exception {
    for (int i = 1; i < args.length; i++) {
      valueOf(args[i]).meet();
      System.out.println(args[i]);
    }
  }

  private void meet() throws Exception {
    Task<Void> blocked = spawn(() -> blocks.run(fifo));
    Async.yieldNow();
    spawn(() -> releases.run(fifo)).await();
    blocked.await();
  }

  private static Task<Void> spawn(CheckedRunnable body) {
    return Async.spawn(Coroutine.action(body));
  }

  private static void openForWriting(File fifo) throws Exception {
    new FileOutputStream(fifo).close();
  }

  private static void write(File fifo) throws Exception {
    try (FileOutputStream out = new FileOutputStream(fifo)) {
      Async.yieldNow();
      out.write(1);
    }
  }

  private static void readStream(File fifo) throws Exception {
    try (FileInputStream in = new FileInputStream(fifo)) {
      expectOne(in.read());
    }
  }

  private static void readRandomAccess(File fifo) throws Exception {
    try (RandomAccessFile in = new RandomAccessFile(fifo, "r")) {
      expectOne(in.read());
    }
  }

  @Reroute
  private static void readAnnotated(File fifo) throws Exception {
    readRandomAccess(fifo);
  }

  private static void readChannel(File fifo) throws Exception {
    try (FileChannel in = FileChannel.open(fifo.toPath(), StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocate(1);
      in.read(buffer);
      expectOne(buffer.get(0));
    }
  }

  private static void lockFile(File fifo) throws Exception {
    File file = new File(fifo.getPath() + ".locked");
    try (RandomAccessFile locked = new RandomAccessFile(file, "rw")) {
      Cats.startLocker(file);
      locked.getChannel().lock();
    }
  }

  static void expectOne(int read) {
    if (read != 1) {
      throw new IllegalStateException("read " + read);
    }
  }
}
