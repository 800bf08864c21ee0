// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Loops that run virtual threads on their own thread, as those of stallgate-runtime do. What such a
 * virtual thread does while it is mounted, it does to the loop.
 *
 * <p>A virtual thread may leave the loop's thread within a hooked call or an allowed region, and
 * come back later, to it or to another thread of its loop. What the loop knew of that call and
 * region leaves and comes back with it. A call that left has not held the loop all the time, so it
 * is not timed any more.
 *
 * <p>Assumption: at most one virtual thread is mounted on a loop's thread, and all that is called
 * here runs on that thread.
 */
public final class StallgateLent {
  /**
   * Whether a loop ever lent its thread. Racy on purpose: who runs on a loop's thread sees what was
   * written there.
   */
  static boolean any;

  private static Class<?> type;

  /**
   * By virtual thread that left a loop's thread in a hooked call or an allowed region: both. It may
   * come back on another one.
   */
  private static final ConcurrentHashMap<Object, int[]> LEFT = new ConcurrentHashMap<>();

  /** Whether there ever was one; seen by whoever mounts it, since it was passed to that. */
  private static boolean anyLeft;

  private StallgateLent() {}

  /** The loop that the current thread runs, or that runs it; else null. */
  public static StallgateLoop current() {
    StallgateLoop loop = StallgateTable.current();
    return loop == null && any ? lender() : loop;
  }

  /** The loop on whose thread the current one, a virtual thread, is mounted; else null. */
  static StallgateLoop lender() {
    Thread thread = Thread.currentThread();
    if (!isVirtual(thread)) {
      return null;
    }
    Thread carrier = StallgateHooks.carrierOf(thread);
    StallgateLoop loop = carrier == null ? null : StallgateTable.find(carrier);
    return loop != null && loop.lends ? loop : null;
  }

  /** Whether that thread is of the kind that a loop ever lent its thread to. */
  static boolean isVirtual(Thread thread) {
    return thread.getClass() == type;
  }

  /** Whether the current thread is the loop's, or a virtual one that is mounted on it. */
  static boolean isHere(StallgateLoop loop) {
    Thread thread = Thread.currentThread();
    return thread == loop.thread
        || isVirtual(thread) && StallgateHooks.carrierOf(thread) == loop.thread;
  }

  /** The virtual thread is mounted on the loop's thread. */
  static void mount(StallgateLoop loop, Object virtualThread) {
    loop.carried = virtualThread;
    if (!any) {
      type = virtualThread.getClass();
      any = true;
    }
    if (anyLeft) {
      int[] then = LEFT.remove(virtualThread);
      if (then != null) {
        loop.in = then[0];
        loop.allowed = then[1];
        loop.began = 0;
      }
    }
  }

  /**
   * It has left the loop's thread. If it has not left its region, it waits in there in a way of the
   * JDK's own, and may go on elsewhere already: then nothing is kept, since it could come too late.
   */
  static void unmount(StallgateLoop loop) {
    if (loop.inRegion) {
      loop.inRegion = false;
      loop.in = 0;
      loop.allowed = 0;
    } else if (loop.in != 0 || loop.allowed != 0) {
      leave(loop, loop.carried);
    }
    loop.carried = null;
  }

  /** The current virtual thread may move to another thread of its loop; true if it has luggage. */
  static boolean pack(StallgateLoop loop) {
    if (loop.in == 0 && loop.allowed == 0 || Thread.currentThread() == loop.thread) {
      return false;
    }
    leave(loop, Thread.currentThread());
    return true;
  }

  /** It is where it goes on. */
  static void unpack() {
    int[] then = LEFT.remove(Thread.currentThread());
    StallgateLoop loop = then == null ? null : lender();
    if (loop != null) {
      loop.in = then[0];
      loop.allowed = then[1];
    }
  }

  private static void leave(StallgateLoop loop, Object virtualThread) {
    try {
      anyLeft = true;
      LEFT.put(virtualThread, new int[] {loop.in, loop.allowed});
    } catch (Throwable failure) {
      StallgateHooks.failures++;
    }
    loop.in = 0;
    loop.allowed = 0;
  }
}
