// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a state of another process, which can't notify us. */
public final class Eventually {

  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private Eventually() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @throws IllegalStateException if it doesn't within the limit, or can't be asked
   */
  public static void holds(String what, Duration limit, Callable<Boolean> condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!ask(what, condition)) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("no " + what + " within " + limit);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  private static boolean ask(String what, Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (Exception e) {
      throw new IllegalStateException("cannot ask for " + what, e);
    }
  }
}
