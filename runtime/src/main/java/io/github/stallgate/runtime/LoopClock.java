// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** What a loop takes for the time. Asked on the loop only. */
public interface LoopClock {
  /** Nanoseconds that only ever grow, from any origin. */
  long nanoTime();

  /**
   * Whether {@link #jumpTo} may answer with a jump. If so, a loop with channels gives them a moment
   * of real time before it asks.
   */
  default boolean canJump() {
    return false;
  }

  /**
   * The loop has nothing to do before that time: every task waits, and nothing comes from another
   * thread or a channel. A clock of its own time may go there.
   *
   * <p>Asked only if {@link #canJump}.
   *
   * @return whether it did; else the loop waits in real time
   */
  default boolean jumpTo(long nanoTime) {
    return false;
  }

  /** {@link System#nanoTime}. */
  static LoopClock system() {
    return System::nanoTime;
  }
}
