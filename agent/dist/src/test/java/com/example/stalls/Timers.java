// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.runtime.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Timed waits of the JDK, for each of which the loop has a timer while it lasts. */
final class Timers {
  private static final long LONG_MILLIS = TimeUnit.MINUTES.toMillis(10);
  private static final Object MONITOR = new Object();

  private static Thread waiting;
  private static int before;
  private static boolean told;

  private Timers() {}

  static void sleep() throws InterruptedException {
    begin();
    try {
      Thread.sleep(LONG_MILLIS);
      throw new IllegalStateException("slept to the end");
    } catch (InterruptedException asTold) {
      Thread.sleep(1); // This one ends by itself.
    }
  }

  static void wakeSleeper() {
    expectTimer();
    waiting.interrupt();
  }

  static void park() {
    begin();
    while (!told) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LONG_MILLIS));
    }
    LockSupport.parkNanos(1_000_000); // This one ends by itself.
  }

  static void unpark() {
    expectTimer();
    told = true;
    LockSupport.unpark(waiting);
  }

  static void await() throws InterruptedException {
    begin();
    synchronized (MONITOR) {
      while (!told) {
        MONITOR.wait(LONG_MILLIS);
      }
      MONITOR.wait(1); // This one ends by itself.
    }
  }

  static void free() {
    expectTimer();
    synchronized (MONITOR) {
      told = true;
      MONITOR.notifyAll();
    }
  }

  private static void begin() {
    waiting = Thread.currentThread();
    before = timers();
    told = false;
  }

  private static void expectTimer() {
    if (timers() != before + 1) {
      throw new IllegalStateException("timers: " + before + " before, then " + timers());
    }
  }

  private static int timers() {
    return EventLoop.current().metrics().timers();
  }
}
