// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;

/** Work is sized by the CPU time it takes, so that it is long enough on any machine. */
final class CpuTime {

  /** Asked directly by the culprits, whose innermost application frame must be their own. */
  static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final long ENOUGH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private CpuTime() {}

  /** Work of a given size. */
  interface Work {
    void run(int size) throws Exception;
  }

  /**
   * The first size whose work takes the calling thread 250 ms of CPU, twice: the compiler may have
   * made the second time much shorter.
   */
  static int sizeOf(int smallest, IntUnaryOperator next, Work work) throws Exception {
    int size = smallest;
    while (nanos(work, size) < ENOUGH_NANOS || nanos(work, size) < ENOUGH_NANOS) {
      size = next.applyAsInt(size);
    }
    return size;
  }

  private static long nanos(Work work, int size) throws Exception {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run(size);
    return THREADS.getCurrentThreadCpuTime() - start;
  }
}
