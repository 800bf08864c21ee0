// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A thread that wants a loop's token, and waits for it. */
public final class Claim {
  private final Thread thread = Thread.currentThread();
  private final AtomicBoolean granted = new AtomicBoolean();

  private final boolean isOfFiber;

  Claim(boolean isOfFiber) {
    this.isOfFiber = isOfFiber;
  }

  public Thread thread() {
    return thread;
  }

  /** Whether a fiber waits on that thread; else it is the loop's own, which has nothing to do. */
  public boolean isOfFiber() {
    return isOfFiber;
  }

  /**
   * Passes the token. Who has it, and has said so no more; if it was granted by another before,
   * this does nothing.
   */
  public boolean grant() {
    if (!granted.compareAndSet(false, true)) {
      return false;
    }
    LockSupport.unpark(thread);
    return true;
  }

  /** Until it is granted. The thread that made it; an interrupt is kept for later. */
  void await() {
    boolean interrupted = false;
    while (!granted.get()) {
      LockSupport.park(this);
      interrupted |= !granted.get() && Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
