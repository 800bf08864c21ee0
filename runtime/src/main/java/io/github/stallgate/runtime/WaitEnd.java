// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.CurrentHost;
import java.util.concurrent.FutureTask;

/**
 * The end of a timed wait of the JDK's own in a task, by a timer of its loop. The JDK cancels it if
 * the wait ends otherwise.
 */
final class WaitEnd extends FutureTask<Void> {
  private final LentLoop loop;
  private final Timer timer = new Timer();

  WaitEnd(LentLoop loop, Runnable wake) {
    super(wake, null);
    this.loop = loop;
  }

  /** On the loop. */
  void set(long at) {
    loop.timers.add(timer, at);
  }

  /**
   * Any thread; on another one than the loop's the timer stays until its time, and does nothing.
   */
  @Override
  public boolean cancel(boolean interrupts) {
    if (loop.isHere()) {
      loop.timers.cancel(timer);
    }
    return super.cancel(false);
  }

  private final class Timer extends TimerEntry {
    /** What wakes a virtual thread wants to be on a platform thread. */
    @Override
    void fire() {
      if (CurrentHost.isPlatform()) {
        run();
      } else {
        loop.inbox.send(WaitEnd.this);
      }
    }
  }
}
