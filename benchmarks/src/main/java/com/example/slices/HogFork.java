// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.slices;

import io.github.stallgate.benchmarks.runtime.work.Heartbeat;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A JVM in which an endless loop and a heart are virtual threads of the JDK, on one carrier. */
public final class HogFork {
  private HogFork() {}

  /** {@code <warm-up> <measured>}, in milliseconds: prints beats, and the longest gap in nanos. */
  public static void main(String[] arguments) throws Exception {
    run(Duration.ofMillis(Long.parseLong(arguments[0])));
    System.out.println(run(Duration.ofMillis(Long.parseLong(arguments[1]))));
  }

  private static String run(Duration duration) throws Exception {
    Endless endless = new Endless();
    String[] result = new String[1];
    Thread heart = startVirtual(() -> result[0] = live(new Heartbeat(duration)));
    Thread hog = startVirtual(endless);
    heart.join();
    endless.end();
    hog.join();
    return result[0];
  }

  private static String live(Heartbeat heart) {
    long longest = 0;
    long last = System.nanoTime();
    while (!heart.isOver()) {
      LockSupport.parkNanos(heart.untilNext().toNanos());
      heart.beat();
      long now = System.nanoTime();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return heart.beats() + " " + longest;
  }

  /** {@code Thread.startVirtualThread}, which is there from 21 on only. */
  private static Thread startVirtual(Runnable body) throws ReflectiveOperationException {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    return (Thread) start.invoke(null, body);
  }
}
