// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

/** The loop, as its fibers see it. */
public interface FiberHost {
  /** The thread that has the token now. */
  Thread owner();

  /** The token is that thread's from now on. */
  void owner(Thread thread);

  /** The loop's own thread was interrupted while a fiber ran on it. With the token. */
  void ownerInterrupted();

  /** The fiber wants its next turn, after all that is ready. With the token. */
  void yielded(Fiber fiber);

  /** A JDK wait of the fiber is over: it should be resumed. Any thread. */
  void stray(Fiber fiber);

  /** Something else wants to run on the loop's thread. Any thread. */
  void foreign(Runnable continuation);

  /**
   * The fiber that is to run next and may be given the token directly; null if the loop's own
   * thread has to go on. What it returns is as good as resumed.
   */
  Fiber next();

  /** The body of a fiber: returns when the fiber is not needed any more. */
  void run(Fiber fiber);
}
