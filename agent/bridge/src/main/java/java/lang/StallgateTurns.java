// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import jdk.internal.misc.Unsafe;

/**
 * Where a loop stands: in a turn, in its own wait for work, or between the two. Rewritten framework
 * methods call this at each boundary; the watchdog reads it.
 *
 * <p>A loop's {@link StallgateLoop#beat} is a number that changes at each boundary. Its two lowest
 * bits are the state, the rest counts. So one read tells the watchdog whether the turn it saw five
 * milliseconds ago still runs.
 *
 * <p>Assumptions
 *
 * <ol>
 *   <li>Only the loop's own thread writes {@code beat}, {@code tasks} and the timed turn; only the
 *       watchdog sets {@code asked}.
 *   <li>Opaque writes become visible to another processor within microseconds, and are not moved
 *       across the turn by a compiler.
 * </ol>
 *
 * <p>Guarantees
 *
 * <ol>
 *   <li>Two equal reads of {@code beat} mean that no boundary was passed between them.
 *   <li>A turn costs one table look-up and three writes; the clock is read only for a turn that the
 *       watchdog has asked for.
 *   <li>A turn that begins within a turn, or a wait within a wait, is part of the outer one.
 * </ol>
 */
public final class StallgateTurns {
  /** The loop runs its framework's code, or code of a framework that has no turns here. */
  public static final int BETWEEN = 0;

  /** The loop runs a callback. */
  public static final int TURN = 1;

  /** The loop waits for work. */
  public static final int IDLE = 2;

  /** The bits of {@link StallgateLoop#beat} that are the state. */
  public static final int STATE = 3;

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();
  private static final long BEAT = UNSAFE.objectFieldOffset(StallgateLoop.class, "beat");

  private StallgateTurns() {}

  /**
   * A turn begins on the current thread.
   *
   * @param task what runs, if it may say when it was due; else null
   * @return null off a loop and within a turn
   */
  public static StallgateLoop begin(Object task) {
    StallgateLoop loop = StallgateTable.current();
    if (loop == null) {
      return null;
    }
    long beat = loop.beat;
    if ((beat & STATE) == TURN) {
      return null;
    }
    if (loop.asked) {
      time(loop, task);
    }
    loop.tasks++;
    UNSAFE.putLongOpaque(loop, BEAT, (beat | STATE) + 1 + TURN);
    return loop;
  }

  /** The turn that {@link #begin} returned a loop for has ended. */
  public static void end(StallgateLoop loop) {
    UNSAFE.putLongOpaque(loop, BEAT, (loop.beat | STATE) + 1);
    if (loop.turnBegan != 0) {
      loop.turnNanos = System.nanoTime() - loop.turnBegan;
      loop.turnBegan = 0;
    }
  }

  /** A channel's event is handled: a turn whose work did not wait in a queue. */
  public static StallgateLoop beginEvent() {
    StallgateLoop loop = begin(null);
    if (loop != null) {
      loop.tasks--;
      loop.events++;
    }
    return loop;
  }

  /** A virtual thread is mounted on the current thread, its carrier. */
  public static StallgateLoop mount(Object virtualThread) {
    StallgateLoop loop = begin(null);
    if (loop != null) {
      loop.carried = virtualThread;
    }
    return loop;
  }

  /** The virtual thread has left the loop's thread, which {@link #mount} returned a loop for. */
  public static void unmount(StallgateLoop loop) {
    loop.carried = null;
    end(loop);
  }

  /** The loop's own wait for work begins; null off a loop and within such a wait. */
  public static StallgateLoop idle() {
    StallgateLoop loop = StallgateTable.current();
    if (loop == null) {
      return null;
    }
    long beat = loop.beat;
    int state = (int) beat & STATE;
    if (state == IDLE) {
      return null;
    }
    if (loop.asked && loop.id == 0) {
      identify(loop);
    }
    loop.resumed = state;
    UNSAFE.putLongOpaque(loop, BEAT, (beat | STATE) + 1 + IDLE);
    return loop;
  }

  /** That wait has ended: the loop is where it was before, in a new turn if it was in one. */
  public static void busy(StallgateLoop loop) {
    UNSAFE.putLongOpaque(loop, BEAT, (loop.beat | STATE) + 1 + loop.resumed);
  }

  /** The loop's beat as another thread may read it. */
  public static long beat(StallgateLoop loop) {
    return UNSAFE.getLongOpaque(loop, BEAT);
  }

  /** The watchdog wants to know how long a turn lasts and how late it was: this one. */
  private static void time(StallgateLoop loop, Object task) {
    loop.asked = false;
    if (loop.id == 0) {
      identify(loop);
    }
    StallgateSink to = StallgateHooks.sink;
    if (to == null) {
      return;
    }
    try {
      loop.delayNanos = task == null ? -1 : to.lateness(task);
    } catch (Throwable failure) {
      StallgateHooks.failures++;
    }
    loop.turnBegan = System.nanoTime();
  }

  private static void identify(StallgateLoop loop) {
    StallgateSink to = StallgateHooks.sink;
    if (to == null || loop.in != 0) {
      return;
    }
    loop.in = 1;
    try {
      loop.id = to.systemId();
    } catch (Throwable failure) {
      StallgateHooks.failures++;
    } finally {
      loop.in = 0;
    }
  }
}
