// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.runtime.Async;
import java.io.File;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Other processes that a coroutine waits for, and another one gives what they wait for. */
final class Cats {
  private static volatile Process cat;

  private Cats() {}

  static void read() throws Exception {
    cat = new ProcessBuilder("cat").start();
    RerouteCase.expectOne(cat.getInputStream().read());
    cat.destroy();
    cat = null;
  }

  static void write() throws Exception {
    awaitCat();
    cat.getOutputStream().write(1);
    cat.getOutputStream().flush();
  }

  static void awaitEnd() throws Exception {
    cat = new ProcessBuilder("cat").start();
    cat.waitFor();
    cat = null;
  }

  static void end() throws Exception {
    awaitCat();
    cat.getOutputStream().close();
  }

  /** Returns when another process has locked the file. */
  static void startLocker(File file) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    Process locker =
        new ProcessBuilder(java, "-cp", classes, Cats.class.getName(), file.getPath()).start();
    RerouteCase.expectOne(locker.getInputStream().read());
    cat = locker;
  }

  static void endLocker() throws Exception {
    awaitCat();
    cat.getOutputStream().close();
    cat = null;
  }

  private static void awaitCat() {
    while (cat == null) {
      Async.yieldNow();
    }
  }

  /** Holds the lock until its input ends. */
  public static void main(String[] args) throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(args[0], "rw")) {
      file.getChannel().lock();
      System.out.write(1);
      System.out.flush();
      System.in.read();
    }
  }
}
