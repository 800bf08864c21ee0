// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.common;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/**
 * CPU time for a planted computation, which repeats its work until the budget is spent: it holds
 * its loop for that long on fast machines too, and a busy machine doesn't shorten it.
 */
public final class CpuBudget {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long endNanos;

  private CpuBudget(long endNanos) {
    this.endNanos = endNanos;
  }

  /** So many milliseconds of the calling thread's CPU time from now on. */
  public static CpuBudget ofMillis(long millis) {
    return new CpuBudget(THREADS.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** Whether some of it is left; to be asked by the thread that made the budget. */
  public boolean isLeft() {
    return THREADS.getCurrentThreadCpuTime() - endNanos < 0;
  }
}
