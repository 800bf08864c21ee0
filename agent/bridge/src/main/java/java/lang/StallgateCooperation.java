// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.lang.invoke.MethodHandle;
import java.util.concurrent.Future;

/**
 * The runtime's ways to begin and end a region, as constants of the compiled code. Initialised when
 * they are known, which is when the first loop of the runtime begins, and before any hook asks.
 */
final class StallgateCooperation {
  private static final MethodHandle ENTER = StallgateRegions.ways[0];
  private static final MethodHandle LEAVE = StallgateRegions.ways[1];
  private static final MethodHandle HOLDS = StallgateRegions.ways[2];
  private static final MethodHandle WAKE_AFTER = StallgateRegions.ways[3];

  private StallgateCooperation() {}

  static Object enter() throws Throwable {
    return (Object) ENTER.invokeExact();
  }

  static void leave(Object entered) throws Throwable {
    LEAVE.invokeExact(entered);
  }

  /** Whether the loop has not gone on elsewhere yet. */
  static boolean holds(Object entered) throws Throwable {
    return (boolean) HOLDS.invokeExact(entered);
  }

  static Future<?> wakeAfter(Object waiting, Runnable wake, long nanos) throws Throwable {
    return (Future<?>) WAKE_AFTER.invokeExact(waiting, wake, nanos);
  }
}
