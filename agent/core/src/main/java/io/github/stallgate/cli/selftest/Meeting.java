// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes a wait on the loop a real one: the host acts only after it has seen the guest wait.
 *
 * <p>The guest is the loop's thread, which says so just before its call. A guest that waits in a
 * system call looks runnable to the JVM, so that the host acts after {@link #RUNNABLE_MILLIS} at
 * the latest.
 */
final class Meeting {

  /** How long the guest waits at least, in milliseconds: beyond the minimum of every rule. */
  static final int PAUSE_MILLIS = 25;

  private static final int RUNNABLE_MILLIS = 100;
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private volatile Thread guest;
  private volatile boolean cancelled;

  /** Guest: from here on the host watches the calling thread. Never blocks. */
  void attend() {
    guest = Thread.currentThread();
  }

  /** The host need not wait any longer. */
  void cancel() {
    cancelled = true;
  }

  /**
   * Host: returns once the guest has waited for {@link #PAUSE_MILLIS}.
   *
   * @return false if the meeting was cancelled
   */
  boolean awaitGuestWaiting() {
    while (guest == null && !cancelled) {
      LockSupport.parkNanos(STEP_NANOS);
    }
    long latest = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RUNNABLE_MILLIS);
    while (!cancelled && !isWaiting(guest) && System.nanoTime() - latest < 0) {
      LockSupport.parkNanos(STEP_NANOS);
    }
    pause(PAUSE_MILLIS);
    return !cancelled;
  }

  private void pause(int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
  }

  private static boolean isWaiting(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }
}
