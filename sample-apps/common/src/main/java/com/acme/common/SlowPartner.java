// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.common;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The other side of a planted wait.
 *
 * <p>It acts only after it has seen its caller wait, so a planted wait lasts at least 50 ms, that
 * for a monitor 150 ms, however the machine schedules the threads.
 */
public final class SlowPartner {
  private static final long POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** A wait for a monitor is seen by looking at the thread now and then, not by a hook. */
  private static final long MONITOR_PAUSE_NANOS = 3 * PAUSE_NANOS;

  private SlowPartner() {}

  /**
   * Returns at once; runs the answer on a new thread, 50 ms after the calling thread has begun to
   * wait.
   */
  public static void answerOnceWaiting(Runnable answer) {
    Thread caller = Thread.currentThread();
    start(
        () -> {
          pauseAfter(() -> isWaiting(caller), PAUSE_NANOS);
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
            pauseAfter(lock::hasQueuedThreads, PAUSE_NANOS);
          } finally {
            lock.unlock();
          }
        });
  }

  /**
   * Returns at once; enters the monitor on a new thread, gives the contender to the loop, and
   * leaves the monitor 150 ms after the loop's thread has been blocked.
   */
  public static void holdMonitor(Object monitor, Executor loop, Runnable contender) {
    AtomicReference<Thread> loopThread = new AtomicReference<>();
    Runnable known =
        () -> {
          loopThread.set(Thread.currentThread());
          contender.run();
        };
    start(
        () -> {
          synchronized (monitor) {
            loop.execute(known);
            pauseAfter(() -> isBlocked(loopThread.get()), MONITOR_PAUSE_NANOS);
          }
        });
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "slow-partner");
    thread.setDaemon(true);
    thread.start();
  }

  private static void pauseAfter(BooleanSupplier condition, long nanos) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static boolean isWaiting(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, TIMED_WAITING -> true;
      default -> false;
    };
  }

  private static boolean isBlocked(Thread thread) {
    return thread != null && thread.getState() == Thread.State.BLOCKED;
  }
}
