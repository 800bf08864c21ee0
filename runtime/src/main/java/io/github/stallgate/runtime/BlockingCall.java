// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.Fiber;
import java.util.concurrent.Callable;

/** Code of a coroutine that may block, while others have its loop. */
final class BlockingCall {
  /** The task whose code that is: it can't be asked of the loop meanwhile. */
  private static final ThreadLocal<Task<?>> TASK = new ThreadLocal<>();

  private BlockingCall() {}

  /** The task that is in such code on the current thread; else null. */
  static Task<?> taskOrNull() {
    return TASK.get();
  }

  /** Failures come out as of an await. */
  static <T> T run(Callable<? extends T> body) {
    try {
      return TASK.get() != null ? body.call() : runOutermost(body);
    } catch (Exception failure) {
      throw Failures.passed(failure);
    }
  }

  private static <T> T runOutermost(Callable<? extends T> body) throws Exception {
    Task<?> task = Scheduler.currentTask("block");
    task.throwIfCancelled();
    Fiber fiber = task.fiber;
    TASK.set(task);
    fiber.blocks = true;
    task.loop.scheduler().enter(fiber);
    try {
      return body.call();
    } finally {
      fiber.blocks = false;
      task.loop.scheduler().leave(fiber);
      TASK.remove();
    }
  }
}
