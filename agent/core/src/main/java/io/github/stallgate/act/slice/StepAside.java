// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.act.slice;

import java.util.concurrent.locks.LockSupport;

/**
 * How a virtual thread lets another one have its carrier. A yield does not: its scheduler puts the
 * thread into the very queue that the carrier looks into next, and those in other queues wait on. A
 * thread that parks for the blink of an eye is in no queue at all until the carrier has found
 * another one.
 *
 * <p>Assumptions: (1) a park may return for no reason, so that who parks asks again; (2) a permit
 * that is there makes a park return at once and is gone then.
 *
 * <p>Guarantee: an unpark that came before or during this is not lost, because the permit is there
 * again afterwards, whether it was before or not.
 */
final class StepAside implements Runnable {
  private static final long PAUSE_NANOS = 50_000;

  /** The first park may find a permit, one of the application's or the last one from here. */
  private static final int TRIES = 3;

  @Override
  public void run() {
    Thread self = Thread.currentThread();
    if (self.isInterrupted()) {
      Thread.yield();
      return;
    }
    long began = System.nanoTime();
    for (int i = 0; i < TRIES && System.nanoTime() - began < PAUSE_NANOS; i++) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    LockSupport.unpark(self);
  }
}
