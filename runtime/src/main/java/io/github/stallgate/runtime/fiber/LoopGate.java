// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.util.concurrent.locks.LockSupport;

/** Where the loop's own thread waits while its fibers have the token. */
final class LoopGate {
  Thread thread;
  private volatile boolean back;

  /** The token goes back to the loop. The fiber that has it. */
  void open(FiberHost host) {
    host.owner(thread);
    back = true;
    LockSupport.unpark(thread);
  }

  /** Until the token is back. The loop's thread; an interrupt is kept for later. */
  void await() {
    boolean interrupted = false;
    while (!back) {
      LockSupport.park(this);
      interrupted |= !back && Thread.interrupted();
    }
    back = false;
    if (interrupted) {
      thread.interrupt();
    }
  }
}
