// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import static com.example.stalls.CpuTime.THREADS;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A turn that is not too long by itself. */
final class Turn implements Runnable {

  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final long cpuNanos;
  private final Runnable afterwards;

  private Turn(long cpuMillis, Runnable afterwards) {
    cpuNanos = TimeUnit.MILLISECONDS.toNanos(cpuMillis);
    this.afterwards = afterwards;
  }

  /** All turns wait in the queue at once; returns after the last. */
  static void queue(Executor loop, int turns, long cpuMillis) throws InterruptedException {
    CountDownLatch left = new CountDownLatch(turns);
    Turn turn = new Turn(cpuMillis, left::countDown);
    for (int i = 0; i < turns; i++) {
      loop.execute(turn);
    }
    left.await();
  }

  /** The loop is idle for 20 ms between two turns. */
  static void spread(Executor loop, int turns, long cpuMillis) throws Exception {
    Turn turn = new Turn(cpuMillis, () -> {});
    for (int i = 0; i < turns; i++) {
      CompletableFuture.runAsync(turn, loop).get();
      Pause.nanos(IDLE_NANOS);
    }
  }

  /** Turns of 1 ms, each of which queues the next, until that much time has passed. */
  static void rescheduleFor(Executor loop, long millis) throws Exception {
    CompletableFuture<Void> end = new CompletableFuture<>();
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    loop.execute(new Turn(1, () -> next(loop, endNanos, end)));
    end.get();
  }

  private static void next(Executor loop, long endNanos, CompletableFuture<Void> end) {
    if (System.nanoTime() - endNanos < 0) {
      loop.execute(new Turn(1, () -> next(loop, endNanos, end)));
    } else {
      end.complete(null);
    }
  }

  @Override
  public void run() {
    long end = THREADS.getCurrentThreadCpuTime() + cpuNanos;
    while (THREADS.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
    afterwards.run();
  }
}
