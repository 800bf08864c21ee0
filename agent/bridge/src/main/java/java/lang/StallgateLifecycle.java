// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package java.lang;

/**
 * What rewritten code calls when a loop may begin or end. Costs one look-up per thread that starts
 * or ends.
 */
public final class StallgateLifecycle {
  private StallgateLifecycle() {}

  /** From {@code Thread.start} and {@code Thread.setName}. */
  public static void starting(Thread thread) {
    StallgateSink to = StallgateHooks.sink;
    if (to == null) {
      return;
    }
    try {
      to.starting(thread);
    } catch (Throwable failure) {
      StallgateHooks.failures++;
    }
  }

  /** From {@code Thread.exit}, on the thread that ends. */
  public static void ending() {
    end(StallgateTable.current());
  }

  /**
   * From the method that runs a framework's loop; the loop, if it is watched from here on.
   *
   * @param runner the object whose method that is; of a static one its first argument
   */
  public static StallgateLoop begin(String kind, Object runner) {
    StallgateSink to = StallgateHooks.sink;
    if (to == null) {
      return null;
    }
    try {
      StallgateLoop loop = to.entering(Thread.currentThread(), kind, runner);
      if (loop == null) {
        return null;
      }
      loop.runner = runner;
      return StallgateTable.add(loop) ? loop : null;
    } catch (Throwable failure) {
      StallgateHooks.failures++;
      return null;
    }
  }

  public static void end(StallgateLoop loop) {
    if (loop == null || !StallgateTable.remove(loop)) {
      return;
    }
    StallgateSink to = StallgateHooks.sink;
    if (to == null) {
      return;
    }
    try {
      to.ended(loop);
    } catch (Throwable failure) {
      StallgateHooks.failures++;
    }
  }
}
