// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * How many virtual threads are ready to run and have no carrier, looked at while one carrier is
 * kept. The scheduler is a ForkJoinPool, and the carrier tells which one; JDK 24's management bean
 * counts in the same way. One thread only.
 */
public final class CarrierQueue {
  private final ForkJoinPool scheduler;
  private int looks;
  private int crowded;
  private long worst;

  private CarrierQueue(ForkJoinPool scheduler) {
    this.scheduler = scheduler;
  }

  /** The queue of the scheduler that the carrier works for. */
  static CarrierQueue of(Thread carrier) {
    return new CarrierQueue(
        carrier instanceof ForkJoinWorkerThread worker ? worker.getPool() : null);
  }

  /** How many wait right now. Any thread. */
  public static long waitingFor(Thread carrier) {
    boolean known = carrier instanceof ForkJoinWorkerThread;
    return known ? waitingIn(((ForkJoinWorkerThread) carrier).getPool()) : 0;
  }

  private static long waitingIn(ForkJoinPool scheduler) {
    return scheduler.getQueuedTaskCount() + scheduler.getQueuedSubmissionCount();
  }

  /** A tick at which the carrier computes. */
  void look() {
    if (scheduler == null) {
      return;
    }
    long waiting = waitingIn(scheduler);
    looks++;
    crowded += waiting > 0 ? 1 : 0;
    worst = Math.max(worst, waiting);
  }

  /** How many waited at worst; 0 unless some did at most of the looks. */
  long waiting() {
    return crowded * 2 > looks ? worst : 0;
  }
}
