// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.util.IdentityHashMap;

/**
 * Loops that run virtual threads on their own thread, as those of stallgate-runtime do. What such a
 * virtual thread does while it is mounted, it does to the loop.
 *
 * <p>A virtual thread may leave the loop's thread within a hooked call or an allowed region, and
 * come back to it later. What the loop knew of that call and region leaves and comes back with it.
 * A call that left has not held the loop all the time, so it is not timed any more.
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

  private StallgateLent() {}

  /** The loop that the current thread runs, or that runs it; else null. */
  public static StallgateLoop current() {
    StallgateLoop loop = StallgateTable.current();
    return loop == null && any ? lender() : loop;
  }

  /** The loop on whose thread the current one, a virtual thread, is mounted; else null. */
  static StallgateLoop lender() {
    Thread thread = Thread.currentThread();
    if (thread.getClass() != type) {
      return null;
    }
    Thread carrier = StallgateHooks.carrierOf(thread);
    StallgateLoop loop = carrier == null ? null : StallgateTable.find(carrier);
    return loop != null && loop.lends ? loop : null;
  }

  /** The virtual thread is mounted on the loop's thread. */
  static void mount(StallgateLoop loop, Object virtualThread) {
    loop.carried = virtualThread;
    if (!any) {
      type = virtualThread.getClass();
      any = true;
    }
    IdentityHashMap<Object, int[]> left = loop.left;
    int[] then = left == null ? null : left.remove(virtualThread);
    if (then != null) {
      loop.in = then[0];
      loop.allowed = then[1];
      loop.began = 0;
    }
  }

  /** It has left the loop's thread. */
  static void unmount(StallgateLoop loop) {
    if (loop.in != 0 || loop.allowed != 0) {
      leave(loop);
    }
    loop.carried = null;
  }

  private static void leave(StallgateLoop loop) {
    try {
      if (loop.left == null) {
        loop.left = new IdentityHashMap<>();
      }
      loop.left.put(loop.carried, new int[] {loop.in, loop.allowed});
    } catch (Throwable failure) {
      StallgateHooks.failures++;
    }
    loop.in = 0;
    loop.allowed = 0;
  }
}
