// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

/**
 * A stack of its own that runs only when its loop says so, and gives control back when it waits.
 *
 * <p>One fiber runs many bodies, one after another. Whoever calls {@link #resume} holds the loop's
 * token and lends it: exactly one thread of the loop, of its fibers, runs at any time.
 */
public abstract class Fiber {
  /** What the fiber runs for; the loop's. */
  public Object carried;

  /** All that it does now may block, until it says otherwise. */
  public boolean blocks;

  /**
   * Lets it go on until it suspends, or its body ends. Only by the loop's own thread, with the
   * token.
   */
  public abstract void resume();

  /** Gives control back until the next {@link #resume}. Only by the fiber itself. */
  public abstract void suspend();

  /**
   * Gives control back and asks at once for another turn, by {@link FiberHost#stray}; does nothing
   * where the fiber can't be left. Only by the fiber itself.
   */
  public abstract void yieldNow();

  /** Goes on where a wake-up of the JDK's own, and not the loop's, made it runnable. */
  public abstract void resumeStray();

  /** The thread its body sees as the current one. */
  public abstract Thread thread();

  /** Its region was taken: returns when it has the token again. Only by the fiber itself. */
  public abstract void comeBack();

  /** Leaves the region. Only by the fiber itself. */
  abstract void leaveRegion();

  /** Whether its region is still open, so that the loop waits for it. Any thread. */
  abstract boolean holdsLoop();

  /** Forgets what the last body left in the thread: its thread locals and an interrupt. */
  public abstract void renew();
}
