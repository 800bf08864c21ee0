// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.loops;

import io.github.stallgate.instrument.Hook;
import io.github.stallgate.instrument.HookTable;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether the loop of a coroutine on a platform thread may go on while it blocks: not if the thread
 * holds a monitor that was entered before the call, and that other code of the loop may want. That
 * code would keep the loop from the coroutine, and the coroutine the monitor from it, for ever.
 */
final class HeldMonitors implements Predicate<Thread> {
  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  /** Read from by one coroutine at a time, in the end of such names. */
  private static final List<String> OF_ONE_READER = List.of("InputStream", "Reader", "Decoder");

  private final HookTable hooks;

  HeldMonitors(HookTable hooks) {
    this.hooks = hooks;
  }

  @Override
  public boolean test(Thread blocked) {
    try {
      StallgateLoop loop = StallgateTable.of(blocked);
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      ThreadInfo info = threads.getThreadInfo(new long[] {blocked.getId()}, true, false)[0];
      return loop != null && info != null && holdsNothing(info, callOf(loop, info));
    } catch (RuntimeException | LinkageError unknown) {
      return false;
    }
  }

  /** The frame of the call that the region is around; one before the first for a monitor. */
  private int callOf(StallgateLoop loop, ThreadInfo info) {
    if (loop.regionHook == StallgateMonitors.HOOK) {
      return -1;
    }
    Hook hook = hooks.of(loop.regionHook);
    StackTraceElement[] frames = info.getStackTrace();
    int found = -1;
    for (int i = 0; i < frames.length; i++) {
      boolean isCall =
          hook.api().equals(frames[i].getClassName() + "." + frames[i].getMethodName());
      if (isCall) {
        found = i;
      } else if (found >= 0) {
        return found;
      }
    }
    return found;
  }

  private static boolean holdsNothing(ThreadInfo info, int call) {
    for (MonitorInfo each : info.getLockedMonitors()) {
      if (each.getLockedStackDepth() > call && mayBeWanted(each.getClassName())) {
        return false;
      }
    }
    return true;
  }

  /** Monitors of rewritten classes have regions of their own. */
  private static boolean mayBeWanted(String type) {
    boolean isCovered =
        StallgateMonitors.covered
            && (type.equals("java.lang.Object")
                || JDK.stream().noneMatch(type::startsWith)
                    && !StallgateMonitors.EXCEPT.containsKey(type));
    return !isCovered && OF_ONE_READER.stream().noneMatch(type::endsWith);
  }
}
