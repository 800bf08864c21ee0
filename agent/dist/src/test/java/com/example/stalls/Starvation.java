// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Starves one loop in one way: {@code Starvation CASE LOOP}, where LOOP is a {@link LoopKind} or a
 * loop of {@link AnyLoop} or {@link RuntimeLoop}. The loop has run many short turns before and runs
 * some afterwards, as loops do. Prints {@code done} and the CPU time of the loop for the case, in
 * milliseconds.
 */
public final class Starvation {

  private static final int TURNS_BEFORE = 100;
  private static final int TURNS_AFTER = 20;
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Starvation() {}

  public static void main(String[] args) {
    try {
      long nanos = starve(StarvationCase.valueOf(args[0]), loop(args[1]));
      System.out.println("done " + TimeUnit.NANOSECONDS.toMillis(nanos));
      System.exit(0);
    } catch (Throwable e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static long starve(StarvationCase stall, Executor loop) throws Exception {
    long thread = OnLoop.call(loop, () -> Thread.currentThread().getId());
    awaitWatchdog();
    for (int i = 0; i < TURNS_BEFORE; i++) {
      OnLoop.call(loop, () -> true);
    }
    long before = CpuTime.THREADS.getThreadCpuTime(thread);
    stall.starve(loop);
    long nanos = CpuTime.THREADS.getThreadCpuTime(thread) - before;
    for (int i = 0; i < TURNS_AFTER; i++) {
      LockSupport.parkNanos(PACE_NANOS);
      OnLoop.call(loop, () -> true);
    }
    return nanos;
  }

  /** The watchdog is there some time after the first loop; without the agent it never is. */
  private static void awaitWatchdog() {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    boolean expected = isRunning("stallgate-watchdog");
    while (expected && !isRunning("stallgate-sampler") && System.nanoTime() < limit) {
      LockSupport.parkNanos(PACE_NANOS);
    }
  }

  private static boolean isRunning(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(name));
  }

  private static Executor loop(String name) throws ReflectiveOperationException {
    if (name.startsWith(RuntimeLoop.PREFIX)) {
      return RuntimeLoop.start(name);
    }
    return name.equals("awt") || name.equals("vertx")
        ? AnyLoop.loop(name)
        : LoopKind.valueOf(name).start();
  }
}
