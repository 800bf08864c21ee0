// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What an agent that rewrites code calls, by name: around calls that may block, and at polls in
 * loops that compute. Not for use by hand, which is what {@code Async.blocking} is for. Any thread;
 * outside of coroutines all this does nothing.
 */
public final class Cooperation {
  private Cooperation() {}

  /**
   * A call that may block begins: if it takes long, the loop goes on elsewhere.
   *
   * @return what {@link #leave} needs; null outside of a coroutine, and within another such call
   */
  public static Object enter() {
    FiberHost host = CurrentHost.get();
    return host == null ? null : host.enterHere();
  }

  /** It has ended, in whatever way. Returns when the coroutine has its turn again. */
  public static void leave(Object entered) {
    if (entered != null) {
      ((Fiber) entered).leaveRegion();
    }
  }

  /** Whether the loop has not gone on elsewhere since {@link #enter}. Any thread. */
  public static boolean holds(Object entered) {
    return entered != null && ((Fiber) entered).holdsLoop();
  }

  /**
   * A virtual thread has just left the current thread, to wait in a way of the JDK's own for so
   * long at the most.
   *
   * @param waiting that thread
   * @param wake ends its wait
   * @return what the JDK cancels if the wait ends before; null where the JDK has to see to it
   */
  public static Future<?> wakeAfter(Object waiting, Runnable wake, long nanos) {
    FiberHost host = CurrentHost.get();
    return host == null ? null : host.wakeAfter((Thread) waiting, wake, nanos);
  }

  /**
   * Gives way if the current step has had its slice.
   *
   * @throws java.util.concurrent.CancellationException if the task was cancelled meanwhile
   */
  public static void poll() {
    FiberHost host = CurrentHost.get();
    if (host != null) {
      host.poll();
    }
  }

  /** Gets the thread of each coroutine that is over its slice, to make it reach a poll soon. */
  public static void onOverrun(Consumer<Thread> armer) {
    Timekeeper.armer(armer);
  }

  /**
   * Asked for each coroutine that is a platform thread and blocks for long, whether its loop may go
   * on meanwhile: not if the thread holds what other code of the loop may wait for.
   */
  public static void onHandOver(Predicate<Thread> mayGoOn) {
    Timekeeper.guard(mayGoOn);
  }

  /** The slice of loops whose builder was not told one, from now on; zero for none. */
  public static void sliceByDefault(Duration slice) {
    Timekeeper.sliceByDefault(slice.toNanos());
  }
}
