// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.testing;

import io.github.stallgate.runtime.CheckedRunnable;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.Task;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;

/**
 * What tests of coroutines ask and wait for. All methods are called from a coroutine, else {@link
 * IllegalStateException}.
 */
public final class Testing {
  private Testing() {}

  /**
   * Waits until every other task waits for something: a time, a channel, or another task. Comes
   * before a jump of a {@link VirtualClock}, so that timers have not fired. Work that is away on
   * another thread is waited for.
   */
  public static void waitAllBlocked() {
    EventLoop.current().allBlocked().await();
  }

  /**
   * Runs the body, and checks that it waited at least once: that others could run meanwhile.
   *
   * @return what the body returns; what it throws comes out, the checked as the cause of a
   *     CompletionException
   * @throws AssertionError if it did not wait
   */
  public static <T> T assertWaits(Callable<? extends T> body) {
    long before = turns();
    T value = call(body);
    if (turns() == before) {
      throw new AssertionError(
          "the body should have waited, and ran through in one go: nothing else on the loop could"
              + " run; what it awaits was done already, or it awaits nothing");
    }
    return value;
  }

  /** The same, for a body without a value. */
  public static void assertWaits(CheckedRunnable body) {
    assertWaits(asCallable(body));
  }

  /**
   * Runs the body, and checks that it never waited: that nothing else ran meanwhile.
   *
   * @return what the body returns; what it throws comes out, the checked as the cause of a
   *     CompletionException
   * @throws AssertionError if it waited
   */
  public static <T> T assertDoesNotWait(Callable<? extends T> body) {
    long before = turns();
    T value = call(body);
    long passed = turns() - before;
    if (passed != 0) {
      throw new AssertionError(
          "the body should not have waited, and did: "
              + passed
              + " turns of the loop passed meanwhile, in which others could run");
    }
    return value;
  }

  /** The same, for a body without a value. */
  public static void assertDoesNotWait(CheckedRunnable body) {
    assertDoesNotWait(asCallable(body));
  }

  /** A wait ends in a later turn than it began, whatever it is for; nothing else passes a turn. */
  private static long turns() {
    EventLoop loop = EventLoop.current();
    if (Task.current() == null) {
      throw new IllegalStateException(
          "this checks a coroutine, and a callback of '"
              + loop.name()
              + "' is none: spawn a coroutine from it");
    }
    return loop.metrics().turns();
  }

  private static Callable<Void> asCallable(CheckedRunnable body) {
    return () -> {
      body.run();
      return null;
    };
  }

  private static <T> T call(Callable<? extends T> body) {
    try {
      return body.call();
    } catch (RuntimeException unchecked) {
      throw unchecked;
    } catch (Exception checked) {
      throw new CompletionException(checked);
    }
  }
}
