// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the bridge asks of the agent, which lives in a loader the bridge can't see. Every method is
 * called on application threads; none may throw, except {@link #veto} its error.
 */
public abstract class StallgateSink {
  /** A hooked call lasted {@code nanos}, at or above its hook's minimum. Called on the loop. */
  public abstract void observe(StallgateLoop loop, int hook, long nanos, Object receiver);

  /**
   * Called on the loop before a hooked call that may be refused; throws {@link StallgateError} to
   * refuse it.
   */
  public abstract void veto(StallgateLoop loop, int hook);

  /** A thread is about to start, or has a new name. Called on whatever thread does it. */
  public abstract void starting(Thread thread);

  /**
   * The current thread begins to run a loop of that framework; null if it shall not be watched.
   *
   * @param runner what runs it, see StallgateLifecycle
   */
  public abstract StallgateLoop entering(Thread thread, String kind, Object runner);

  /** A loop has left the table. Called on the loop. */
  public abstract void ended(StallgateLoop loop);

  /** How many nanoseconds ago that task was due; negative if it does not say. On the loop. */
  public abstract long lateness(Object task);

  /** The system's id of the current thread; negative if it can't be known. On the loop. */
  public abstract long systemId();

  /** Watches that thread from now on as a loop of that kind. */
  public abstract void mark(Thread thread, String kind);

  /** Findings arrive as maps of JDK types, on the reporter thread. */
  public abstract void addListener(Consumer<Map<String, Object>> listener);

  public abstract List<Map<String, Object>> findings();
}
