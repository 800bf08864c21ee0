// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import jdk.internal.misc.Unsafe;

/**
 * Where a loop stands: in a turn, in its own wait for work, or between the two. Rewritten framework
 * methods call this at each boundary; the watchdog reads it.
 *
 * <p>A loop counts what it begins, and says where it stands; both make its {@link #beat}. One look
 * at it tells the watchdog whether the turn it saw milliseconds ago still runs. Where the loop
 * stands is a constant that is written and never read on the way of a turn: a number that each
 * boundary reads and writes would cost as much again, since it waits for its own last write.
 *
 * <p>Assumptions
 *
 * <ol>
 *   <li>Only the loop's own thread writes its counts, where it stands, and the timed turn; only the
 *       watchdog sets {@code asked}.
 *   <li>A count is written before the state that goes with it (release), and read after it
 *       (acquire).
 *   <li>A compiler carries no value that it has read past such a release, so that {@code asked} is
 *       seen within a few turns; that it is seen late costs one timed turn.
 * </ol>
 *
 * <p>Guarantees
 *
 * <ol>
 *   <li>Two equal beats mean that no boundary was passed between them: every begin counts.
 *   <li>A beat read while the loop passes a boundary may be of no moment that was; it differs from
 *       the beats before and after, or is one of them.
 *   <li>A turn costs one table look-up and three writes; the clock is read only for a turn that the
 *       watchdog has asked for.
 *   <li>A turn that begins within a turn, or a wait within a wait, is part of the outer one. A turn
 *       in which the loop waits is not timed.
 * </ol>
 */
public final class StallgateTurns {
  /** The loop runs its framework's code, or code of a framework that has no turns here. */
  public static final int BETWEEN = 0;

  /** The loop runs a callback. */
  public static final int TURN = 1;

  /** The loop waits for work. */
  public static final int IDLE = 2;

  /** The bits of a loop's {@link #beat} that are the state. */
  public static final int STATE = 3;

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();
  private static final long STANDING = UNSAFE.objectFieldOffset(StallgateLoop.class, "standing");

  private StallgateTurns() {}

  /**
   * A turn begins on the current thread.
   *
   * @param task what runs, if it may say when it was due; else null
   * @return null off a loop and within a turn
   */
  public static StallgateLoop begin(Object task) {
    StallgateLoop loop = outsideATurn(task);
    if (loop != null) {
      loop.tasks++;
      UNSAFE.putIntRelease(loop, STANDING, TURN);
    }
    return loop;
  }

  /** The current thread's loop, if a turn may begin on it. */
  private static StallgateLoop outsideATurn(Object task) {
    StallgateLoop loop = StallgateTable.current();
    if (loop == null || loop.standing == TURN) {
      return null;
    }
    if (loop.asked) {
      time(loop, task);
    }
    return loop;
  }

  /** The turn that {@link #begin} returned a loop for has ended. */
  public static void end(StallgateLoop loop) {
    UNSAFE.putIntRelease(loop, STANDING, BETWEEN);
    if (loop.turnBegan != 0) {
      loop.turnNanos = System.nanoTime() - loop.turnBegan;
      loop.turnBegan = 0;
    }
  }

  /** A channel's event is handled: a turn whose work did not wait in a queue. */
  public static StallgateLoop beginEvent() {
    StallgateLoop loop = outsideATurn(null);
    if (loop != null) {
      loop.events++;
      UNSAFE.putIntRelease(loop, STANDING, TURN);
    }
    return loop;
  }

  /**
   * Within a turn of the current thread's loop one piece of work has ended and another begins,
   * without a return to the loop: that is another turn.
   *
   * @return null, since it ends with the turn that it is part of
   */
  public static StallgateLoop next() {
    StallgateLoop loop = StallgateLent.current();
    if (loop == null || loop.standing != TURN) {
      return null;
    }
    if (loop.turnBegan != 0) {
      loop.turnNanos = System.nanoTime() - loop.turnBegan;
      loop.turnBegan = 0;
    }
    if (loop.asked) {
      time(loop, null);
    }
    loop.tasks++;
    UNSAFE.putIntRelease(loop, STANDING, TURN);
    return null;
  }

  /** A virtual thread is mounted on the current thread, its carrier. */
  public static StallgateLoop mount(Object virtualThread) {
    StallgateLoop lender = StallgateTable.current();
    if (lender != null && lender.lends) {
      StallgateLent.mount(lender, virtualThread);
      return lender;
    }
    StallgateLoop loop = begin(null);
    if (loop != null) {
      loop.carried = virtualThread;
    }
    return loop;
  }

  /** The virtual thread has left the loop's thread, which {@link #mount} returned a loop for. */
  public static void unmount(StallgateLoop loop) {
    if (loop.lends) {
      StallgateLent.unmount(loop);
      return;
    }
    loop.carried = null;
    end(loop);
  }

  /** The loop's own wait for work begins; null off a loop and within such a wait. */
  public static StallgateLoop idle() {
    StallgateLoop loop = StallgateLent.current();
    if (loop == null) {
      return null;
    }
    int state = loop.standing;
    if (state == IDLE) {
      return null;
    }
    if (loop.asked && loop.id == 0) {
      identify(loop);
    }
    loop.resumed = state;
    loop.turnBegan = 0;
    loop.idles++;
    UNSAFE.putIntRelease(loop, STANDING, IDLE);
    return loop;
  }

  /** That wait has ended: the loop is where it was before, in a new turn if it was in one. */
  public static void busy(StallgateLoop loop) {
    UNSAFE.putIntRelease(loop, STANDING, loop.resumed);
  }

  /**
   * The loop's beat: a number that is another one after each begin and end of a turn or a wait. Its
   * lowest bits, {@link #STATE}, are where the loop stands, the others count what it has begun. Any
   * thread.
   */
  public static long beat(StallgateLoop loop) {
    int standing = UNSAFE.getIntAcquire(loop, STANDING);
    return loop.tasks + loop.events + loop.idles << 2 | standing;
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
