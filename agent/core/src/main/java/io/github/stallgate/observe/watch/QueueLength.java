// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/**
 * How many tasks wait for a Netty loop, asked of its executor, whose counter any thread may read.
 * Other loops' queues are not asked. The watchdog's thread only.
 */
final class QueueLength {
  private static final String NETTY = "io.netty.";

  private final Object executor;
  private final Method pending;

  private QueueLength(Object executor, Method pending) {
    this.executor = executor;
    this.pending = pending;
  }

  /**
   * The queue of the executor that the runner runs; one that is never known if there is none.
   *
   * @param runner the executor's own runner, an inner class of it
   */
  static QueueLength of(Object runner) {
    try {
      for (Field field : runner == null ? new Field[0] : runner.getClass().getDeclaredFields()) {
        if (field.getName().startsWith("this$") && field.getType().getName().contains(NETTY)) {
          field.setAccessible(true);
          return ofExecutor(field.get(runner));
        }
      }
    } catch (ReflectiveOperationException | RuntimeException closed) {
      return new QueueLength(null, null);
    }
    return new QueueLength(null, null);
  }

  private static QueueLength ofExecutor(Object executor) throws ReflectiveOperationException {
    boolean known = executor.getClass().getName().contains(NETTY) && !asksTheLoop(executor);
    Method pending = executor.getClass().getMethod("pendingTasks");
    pending.setAccessible(true);
    return known ? new QueueLength(executor, pending) : new QueueLength(null, null);
  }

  /** Before 4.1.31 some loops answered only from their own thread, and whoever asked waited. */
  static boolean asksTheLoop(Object executor) {
    for (Class<?> type = executor.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals("pendingTasksCallable")) {
          return true;
        }
      }
    }
    return false;
  }

  boolean isKnown() {
    return pending != null;
  }

  /** Tasks that wait; 0 if that can't be known. */
  int now() {
    if (pending == null) {
      return 0;
    }
    try {
      return (Integer) pending.invoke(executor);
    } catch (ReflectiveOperationException | RuntimeException failed) {
      return 0;
    }
  }
}
