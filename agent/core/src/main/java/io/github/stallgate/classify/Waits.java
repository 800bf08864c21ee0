// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.catalog.Rule;
import java.util.List;

/**
 * What a parked thread waits for. Everything in {@code java.util.concurrent} parks in the same
 * method. The innermost class that means something tells a lock; a result may be waited for with
 * anything, a latch or a queue.
 */
final class Waits {
  private static final String LOCKS = "java.util.concurrent.locks.";
  private static final String CONCURRENT = "java.util.concurrent.";

  /** Mechanism, not meaning. */
  private static final List<String> MECHANISM =
      List.of(
          LOCKS + "LockSupport",
          LOCKS + "AbstractQueuedSynchronizer",
          LOCKS + "AbstractQueuedLongSynchronizer",
          LOCKS + "AbstractOwnableSynchronizer",
          CONCURRENT + "ForkJoinPool",
          "sun.misc.Unsafe",
          "jdk.internal.misc.",
          "java.lang.Object");

  private static final List<String> LOCK =
      List.of(LOCKS + "ReentrantLock", LOCKS + "ReentrantReadWriteLock", LOCKS + "StampedLock");

  private static final List<String> RESULT =
      List.of(
          CONCURRENT + "CompletableFuture",
          CONCURRENT + "FutureTask",
          CONCURRENT + "ForkJoinTask",
          CONCURRENT + "CountedCompleter",
          CONCURRENT + "AbstractExecutorService",
          CONCURRENT + "ExecutorService",
          "sun.nio.ch.PendingFuture");

  private Waits() {}

  static Rule ruleOf(List<Frame> frames) {
    boolean meant = false;
    for (Frame frame : frames) {
      if (!frame.jdk()) {
        return Rule.BLOCKING_WAIT;
      }
      if (!meant && startsWithOne(frame.type(), LOCK)) {
        return Rule.BLOCKING_LOCK;
      }
      if (startsWithOne(frame.type(), RESULT)) {
        return Rule.BLOCKING_FUTURE;
      }
      boolean condition = frame.type().endsWith("$ConditionObject");
      meant |= condition || !startsWithOne(frame.type(), MECHANISM);
    }
    return Rule.BLOCKING_WAIT;
  }

  private static boolean startsWithOne(String type, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (type.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
