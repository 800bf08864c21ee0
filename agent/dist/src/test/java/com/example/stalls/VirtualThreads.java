// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs one {@link VirtualCase}, named by the first argument, and prints {@code done}. The class
 * file is JDK 17's, so virtual threads are started by reflection; where there are none, platform
 * threads are.
 */
public final class VirtualThreads {

  private static final String SAMPLER = "stallgate-sampler";
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private VirtualThreads() {}

  /** What a virtual thread does. */
  interface Body {
    void run() throws Exception;
  }

  public static void main(String[] args) {
    try {
      if (Runtime.version().feature() >= 21) {
        start(() -> {}).join();
        awaitTheWatchdog();
      }
      VirtualCase.valueOf(args[0]).run();
      System.out.println("done");
      System.exit(0);
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  static void run(Body body) throws Exception {
    start(body).join();
  }

  /** Runs that many of them at the same time, to their ends. */
  static void run(int threads, Body body) throws Exception {
    List<Thread> started = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      started.add(start(body));
    }
    for (Thread thread : started) {
      thread.join();
    }
  }

  static Thread start(Body body) throws ReflectiveOperationException {
    Runnable task = () -> runOrExit(body);
    if (Runtime.version().feature() < 21) {
      Thread platform = new Thread(task);
      platform.start();
      return platform;
    }
    try {
      return (Thread)
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("no virtual thread could be started", e.getCause());
    }
  }

  private static void runOrExit(Body body) {
    try {
      body.run();
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  /** The JVM's first virtual thread has it made, beside the application. */
  private static void awaitTheWatchdog() {
    while (Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals(SAMPLER))) {
      Pause.nanos(LOOK_NANOS);
    }
  }
}
