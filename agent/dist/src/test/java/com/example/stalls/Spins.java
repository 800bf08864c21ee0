// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import static com.example.stalls.CpuTime.THREADS;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Loops that compute nothing of use. */
final class Spins {

  private static final long SPIN_NANOS = TimeUnit.MILLISECONDS.toNanos(120);
  private static final int WARM_UPS = 20_000;

  private Spins() {}

  /** Takes 120 ms of thread CPU, whatever the wall clock says. */
  static Long spin() {
    long end = THREADS.getCurrentThreadCpuTime() + SPIN_NANOS;
    long rounds = 0;
    while (THREADS.getCurrentThreadCpuTime() < end) {
      rounds++;
    }
    return rounds;
  }

  /**
   * A loop that compiled code runs without a safepoint poll, unless the collector is G1 or later.
   */
  static Callable<Integer> countedLoop() throws Exception {
    for (int i = 0; i < WARM_UPS; i++) {
      count(WARM_UPS);
    }
    int rounds =
        CpuTime.sizeOf(1 << 20, n -> n > 1 << 29 ? Integer.MAX_VALUE : 2 * n, Spins::count);
    return () -> count(rounds);
  }

  static int count(int rounds) {
    int hash = 1;
    for (int i = 0; i < rounds; i++) {
      hash = hash * 31 + i;
    }
    return hash;
  }
}
