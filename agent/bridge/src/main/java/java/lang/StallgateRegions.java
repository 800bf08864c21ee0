// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectableChannel;

/**
 * Regions: calls of a coroutine during which its loop may go on elsewhere. Rewritten methods call
 * {@code enter} before their hook's enter, and {@code leave} after its exit, as their very last
 * act. Only methods that call no code of the application have a region: that code would run without
 * its loop.
 *
 * <p>Assumptions: (1) {@link #bind} has run before the first coroutine does. (2) The runtime gives
 * an entered region to one of nested calls only, to the outermost. (3) A virtual thread that leaves
 * a region may go on on another thread of its loop, which is another {@link StallgateLoop}.
 *
 * <p>Guarantees: (1) The state of the thread that was left is not touched after the region was. (2)
 * What a loop knew of a virtual thread that moves, it knows where that goes on. (3) A region that
 * the runtime opened is left, whatever fails here, unless the stack overflows within enter or leave
 * itself.
 */
public final class StallgateRegions {
  /** No region. */
  public static final byte NEVER = 0;

  /** A region if the thread that calls is a loop's own. A virtual one leaves it by itself. */
  public static final byte ON_PLATFORM_THREADS = 1;

  /** A region on virtual threads too: the call keeps their carrier. */
  public static final byte ALWAYS = 2;

  /** By hook id: one of the above. */
  public static final byte[] WHERE = new byte[StallgateHooks.LIMIT];

  /** The call was in no region. */
  public static final byte NONE = 0;

  /** It was; its loop has gone on, or would have. */
  public static final byte REROUTED = 1;

  /** It was, but its loop still waits for it. */
  public static final byte HELD = 2;

  /** What {@link StallgateCooperation} is made of. */
  static MethodHandle[] ways;

  /**
   * Whether the runtime's ways are known. Racy on purpose: who runs a loop sees what was written
   * when it began.
   */
  private static boolean on;

  private StallgateRegions() {}

  /**
   * The ways of the first runtime in this JVM; false if there was one before.
   *
   * @param enter {@code () Object}
   * @param leave {@code (Object) void}
   * @param holds {@code (Object) boolean}
   * @param wakeAfter {@code (Object, Runnable, long) Future}
   */
  public static synchronized boolean bind(
      MethodHandle enter, MethodHandle leave, MethodHandle holds, MethodHandle wakeAfter)
      throws Throwable {
    if (ways != null) {
      return false;
    }
    ways = new MethodHandle[] {enter, leave, holds, wakeAfter};
    StallgateCooperation.leave(StallgateCooperation.enter());
    on = true;
    return true;
  }

  public static boolean isBound() {
    return on;
  }

  /** Null: no region was opened. */
  public static StallgateLoop enter(int hook) {
    if (!on) {
      return null;
    }
    byte where = WHERE[hook];
    if (where == NEVER) {
      return null;
    }
    boolean isVirtual = where == ALWAYS && StallgateLent.isVirtual(Thread.currentThread());
    return open(isVirtual ? StallgateLent.lender() : StallgateTable.current(), hook);
  }

  /**
   * The same for a call on a stream or channel. On the application's own it may run its code. What
   * is written to the console is shared by all, under locks that callbacks of the loop want too.
   */
  public static StallgateLoop enter(int hook, Object target) {
    return on && isLeaf(target) && target.getClass().getClassLoader0() == null ? enter(hook) : null;
  }

  private static boolean isLeaf(Object target) {
    if (target instanceof FileInputStream) {
      return true;
    }
    if (target instanceof FileOutputStream) {
      return !isConsole((FileOutputStream) target);
    }
    return target instanceof FileChannel || target instanceof SelectableChannel;
  }

  private static boolean isConsole(FileOutputStream stream) {
    try {
      FileDescriptor descriptor = stream.getFD();
      return descriptor == FileDescriptor.out || descriptor == FileDescriptor.err;
    } catch (IOException closed) {
      return true;
    }
  }

  /** The same for a wait on that monitor, which is entered again before the loop is asked for. */
  public static StallgateLoop enterWait(int hook, Object monitor) {
    return on && StallgateMonitors.areCovered(monitor) ? enter(hook) : null;
  }

  static StallgateLoop open(StallgateLoop loop, int hook) {
    if (loop == null) {
      return null;
    }
    try {
      Object entered = StallgateCooperation.enter();
      if (entered == null) {
        return null;
      }
      if (loop.region != entered) {
        loop.region = entered;
      }
      loop.regionHook = hook;
      loop.inRegion = true;
      loop.regions++;
      return loop;
    } catch (Throwable failure) {
      StallgateHooks.failures++;
      return null;
    }
  }

  /**
   * Returns when the coroutine has its loop again, maybe on another thread of that. If it has left
   * the thread within the region, in a wait of the JDK's own, it has its loop already.
   */
  public static void leave(StallgateLoop loop) {
    if (!loop.inRegion || !StallgateLent.isHere(loop)) {
      return;
    }
    Object entered = loop.region;
    boolean moves = false;
    try {
      if (loop.turnBegan != 0 && !StallgateCooperation.holds(entered)) {
        loop.turnBegan = 0;
      }
      loop.inRegion = false;
      moves = loop.lends && StallgateLent.pack(loop);
    } catch (Throwable failure) {
      StallgateHooks.failures++;
    }
    try {
      StallgateCooperation.leave(entered);
    } catch (Throwable failure) {
      StallgateHooks.failures++;
    }
    if (moves) {
      StallgateLent.unpack();
    }
  }

  /** What became of the call that runs on that loop, or has just ended. Any thread. */
  public static byte stateOf(StallgateLoop loop) {
    if (!loop.inRegion) {
      return loop.regions == 0 ? NONE : REROUTED;
    }
    try {
      return StallgateCooperation.holds(loop.region) ? HELD : REROUTED;
    } catch (Throwable failure) {
      StallgateHooks.failures++;
      return HELD;
    }
  }
}
