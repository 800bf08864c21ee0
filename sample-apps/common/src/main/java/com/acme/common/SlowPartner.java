// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.common;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The other side of a planted wait.
 *
 * <p>It acts only after it has seen its caller wait, so a planted wait lasts at least 50 ms however
 * the machine schedules the threads.
 */
public final class SlowPartner {
  private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private SlowPartner() {}

  /**
   * Returns at once; runs the answer on a new thread, 50 ms after the calling thread has begun to
   * wait.
   */
  public static void answerOnceWaiting(Runnable answer) {
    Thread caller = Thread.currentThread();
    start(
        () -> {
          pauseAfter(() -> isWaiting(caller));
          answer.run();
        });
  }

  /**
   * Returns at once; takes the lock on a new thread, gives the contender to the loop, and unlocks
   * 50 ms after a thread has queued for the lock.
   */
  public static void holdLock(ReentrantLock lock, Executor loop, Runnable contender) {
    start(
        () -> {
          lock.lock();
          try {
            loop.execute(contender);
            pauseAfter(lock::hasQueuedThreads);
          } finally {
            lock.unlock();
          }
        });
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "slow-partner");
    thread.setDaemon(true);
    thread.start();
  }

  private static void pauseAfter(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    long end = System.nanoTime() + PAUSE_NANOS;
    for (long left = PAUSE_NANOS; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static boolean isWaiting(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING -> true;
      default -> false;
    };
  }
}
