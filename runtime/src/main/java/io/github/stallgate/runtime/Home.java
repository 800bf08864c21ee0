// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * The loop that a lock, a queue or the like belongs to: the one that uses it first. So one can be
 * created before its loop is.
 */
final class Home {
  private final String what;
  private EventLoop loop;

  /** Of a thing that reports call so: {@code AsyncLock}. */
  Home(String what) {
    this.what = what;
  }

  /** The loop, which the current code is on. */
  EventLoop enter() {
    if (loop == null) {
      loop = EventLoop.current();
    } else if (!loop.isCurrent()) {
      throw elsewhere();
    }
    return loop;
  }

  /** The current task, which may have to wait. */
  Task<?> task(Object toDo) {
    if (loop == null) {
      loop = EventLoop.currentForWait(toDo);
    } else if (!loop.isCurrent()) {
      throw elsewhere();
    }
    Task<?> task = loop.scheduler().current();
    if (task == null) {
      throw EventLoop.noCoroutine(toDo);
    }
    return task;
  }

  private IllegalStateException elsewhere() {
    return new IllegalStateException(
        "'"
            + Thread.currentThread().getName()
            + "' may not use this "
            + what
            + ", which belongs to '"
            + loop.name()
            + "', the loop that used it first; create one for each loop, or go to that loop by its"
            + " execute(...) or submit(...)");
  }

  @Override
  public String toString() {
    return what;
  }
}
