// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.util.List;
import java.util.concurrent.Future;

/** The loop, as its fibers see it. */
public abstract class FiberHost extends LoopToken {
  /** The loop's name, for its threads. */
  public abstract String name();

  /** The loop's own thread was interrupted while a fiber ran on it. With the token. */
  public abstract void ownerInterrupted();

  /** The fiber wants its next turn, after all that is ready. With the token. */
  public abstract void yielded(Fiber fiber);

  /** A JDK wait of the fiber is over: it should be resumed. Any thread. */
  public abstract void stray(Fiber fiber);

  /** Something else wants to run on the loop's thread. Any thread. */
  public abstract void foreign(Runnable continuation);

  /** A thread wants the token. Any thread. */
  public abstract void claim(Claim claim);

  /**
   * The fiber that is to run next and may be given the token directly; null if the loop's own
   * thread has to go on. What it returns is as good as resumed.
   */
  public abstract Fiber next();

  /** The body of a fiber: returns when the fiber is not needed any more. */
  public abstract void run(Fiber fiber);

  // Regions.

  /** What that fiber, the current one, does next may block: others may have the token meanwhile. */
  public abstract void enter(Fiber fiber);

  /** It is done; returns with the token. The same fiber. */
  public abstract void leave(Fiber fiber);

  /** The same as {@link #enter} for the fiber that runs the current code; null if none does. */
  protected abstract Fiber enterHere();

  /**
   * Has the loop's timers wake that thread, which waits in a way of the JDK's own. With the token,
   * on the thread that the other one has just left.
   *
   * @return null if it can't: no task of the loop runs on that thread, or its time is not the JDK's
   */
  protected abstract Future<?> wakeAfter(Thread waiting, Runnable wake, long nanos);

  /** Whether there is a thread to take the token. Any thread. */
  public abstract boolean canHandOver();

  /** Passes the token to a thread that goes on with the loop. Who has taken it. */
  public abstract void handOver();

  /** The current thread has got the token from a fiber that is in a region: its step is over. */
  public abstract void took();

  /** The current thread, on which the fiber runs that can't leave it, has got the token. */
  public abstract void tookBack(Fiber fiber);

  /** The threads of fibers that were in regions, and want to go on. Any thread. */
  protected abstract List<Thread> waiting();

  /**
   * The thread that has the token waits for something, since that long, while those wait for it.
   */
  protected abstract void stuck(Thread owner, long nanos, List<Thread> waiting);

  /** Runs turns for as long as the current thread has the token. */
  public abstract void drive();

  // Slices.

  /** How long a step may compute while others wait, in nanoseconds; 0 for ever. Any thread. */
  protected abstract long sliceNanos();

  /** The number of the step that runs, and the thread that it runs on. Any thread; may be late. */
  protected abstract long stepNumber();

  protected abstract Thread running();

  /**
   * Whether the step that runs is of a task that has had a slice already and goes on, while others
   * want to run. Any thread; may be late.
   */
  protected abstract boolean isHogAwaited();

  /** That step should give way at its next poll. Any thread. */
  protected abstract void overrun(long step);

  /** Gives way if the current step should. In a fiber. */
  protected abstract void poll();
}
