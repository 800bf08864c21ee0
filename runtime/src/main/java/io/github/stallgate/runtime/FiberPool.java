// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.Fiber;
import java.util.ArrayDeque;

/** A loop's fibers: new ones, and those whose task has ended. With the loop's token. */
final class FiberPool {
  /** So many are kept for tasks to come. */
  private static final int MOST_IDLE = 256;

  private final LentLoop loop;
  private final ArrayDeque<Fiber> idle = new ArrayDeque<>();

  FiberPool(LentLoop loop) {
    this.loop = loop;
  }

  /** For a task that has none. */
  static void give(Task<?> task, Fiber fiber) {
    task.fiber = fiber;
    fiber.carried = task;
  }

  /** The task's own; one that was kept if it has not begun; else null. */
  Fiber ofTask(Task<?> task) {
    if (task.fiber == null && !idle.isEmpty() && !CancelScope.isCancelled(task)) {
      give(task, idle.poll());
    }
    return task.fiber;
  }

  Fiber any() {
    Fiber kept = idle.poll();
    return kept != null ? kept : loop.backend().create(loop, loop.name());
  }

  /** A fiber that will run that part of a task when it is first switched to. */
  Fiber forPart(FiberBody part) {
    Fiber fiber = any();
    fiber.carried = part;
    return fiber;
  }

  /** False if there are enough: the fiber should end. */
  boolean keep(Fiber fiber) {
    if (idle.size() >= MOST_IDLE) {
      return false;
    }
    idle.push(fiber);
    return true;
  }

  /** Lets those end that were kept. */
  void endIdle() {
    for (Fiber fiber = idle.poll(); fiber != null; fiber = idle.poll()) {
      fiber.resume();
    }
  }
}
