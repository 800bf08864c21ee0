// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.util.concurrent.ConcurrentHashMap;
import jdk.internal.misc.Unsafe;

/**
 * Regions around the monitors that coroutines on platform threads enter. Rewritten classes call
 * this before and after each MONITORENTER.
 *
 * <p>A coroutine that has entered a monitor may have to wait for its loop, while another one that
 * has the loop waits for the monitor. That ends well only if the other one has a region there too.
 * So only monitors are covered that are entered in rewritten classes alone.
 */
public final class StallgateMonitors {
  /** The hook of a monitor that is waited for. */
  public static final int HOOK = StallgateHooks.LIMIT - 1;

  /** Whether classes of the application are rewritten. Set before the first one is loaded. */
  public static volatile boolean covered;

  /** Names of classes with synchronized methods that could not be rewritten. */
  public static final ConcurrentHashMap<String, Boolean> EXCEPT = new ConcurrentHashMap<>();

  private static final Unsafe UNSAFE = Unsafe.getUnsafe();

  /** HotSpot's header of an object that nobody has locked ends with these bits. */
  private static final long LOCK_BITS = 3;

  private static final long UNLOCKED = 1;

  private StallgateMonitors() {}

  /** The monitor is about to be entered. One that is free costs a look at it. */
  public static void before(Object monitor) {
    if (!StallgateRegions.isBound() || monitor == null || isFree(monitor)) {
      return;
    }
    StallgateLoop loop = StallgateTable.current();
    if (loop == null
        || StallgateRegions.WHERE[HOOK] == StallgateRegions.NEVER
        || Thread.holdsLock(monitor)
        || !areCovered(monitor)) {
      return;
    }
    if (StallgateRegions.open(loop, HOOK) != null) {
      loop.entersMonitor = true;
      StallgateHooks.enter(HOOK, null);
    }
  }

  /** It was entered. */
  public static void after() {
    if (!StallgateRegions.isBound()) {
      return;
    }
    StallgateLoop loop = StallgateTable.current();
    if (loop == null || !loop.entersMonitor) {
      return;
    }
    loop.entersMonitor = false;
    if (loop.in == HOOK + 1) {
      StallgateHooks.exit(loop, HOOK, null);
    }
    StallgateRegions.leave(loop);
  }

  private static boolean isFree(Object monitor) {
    return (UNSAFE.getLong(monitor, 0L) & LOCK_BITS) == UNLOCKED;
  }

  /** Whether all code that enters it is the application's, and rewritten. */
  static boolean areCovered(Object monitor) {
    if (!covered || monitor == null) {
      return false;
    }
    if (monitor instanceof Class) {
      return isCovered((Class<?>) monitor);
    }
    Class<?> type = monitor.getClass();
    if (type.isArray()) {
      return true;
    }
    for (; type != Object.class; type = type.getSuperclass()) {
      if (!isCovered(type)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCovered(Class<?> type) {
    return type.getClassLoader0() != null && !EXCEPT.containsKey(type.getName());
  }
}
