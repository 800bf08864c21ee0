// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Timed waits of coroutines that are virtual threads: their loop's own timers end them, not the
 * JDK's, which would do it on a thread of its own and wake the loop from there.
 */
public final class StallgateTimers {
  private StallgateTimers() {}

  /**
   * Called first by the method that sets the JDK's timer, on the carrier that the virtual thread
   * has just left.
   *
   * @return what the JDK would get of its timer; null if it has to set one
   */
  public static Future<?> schedule(Object waiting, Runnable wake, long delay, TimeUnit unit) {
    if (!StallgateRegions.isBound()) {
      return null;
    }
    try {
      return StallgateCooperation.wakeAfter(waiting, wake, unit.toNanos(delay));
    } catch (Throwable failure) {
      StallgateHooks.failures++;
      return null;
    }
  }
}
