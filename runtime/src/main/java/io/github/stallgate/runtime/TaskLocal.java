// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * A variable of its own for each task. A task begins with what its creator had, and so does a
 * callback; what is set later is not seen by the other, but within a coroutine that is directly
 * awaited it is the caller's own. A thread of {@link Async#toThread} has a copy of its task's.
 * Elsewhere beside a loop it has its initial value.
 *
 * @param <T> its value
 */
public final class TaskLocal<T> {
  private final Supplier<? extends T> initial;

  /** One whose value is null where none was set. */
  public TaskLocal() {
    this(() -> null);
  }

  private TaskLocal(Supplier<? extends T> initial) {
    this.initial = initial;
  }

  /** One whose value is that where none was set. */
  public static <T> TaskLocal<T> withInitial(Supplier<? extends T> initial) {
    return new TaskLocal<>(initial);
  }

  /** The current task's value. */
  @SuppressWarnings("unchecked")
  public T get() {
    Object[] all = all();
    int at = indexIn(all);
    return at < 0 ? initial.get() : (T) all[at + 1];
  }

  /**
   * Sets the current task's value.
   *
   * @throws IllegalStateException outside of a loop
   */
  public void set(T value) {
    Object[] all = all();
    int at = indexIn(all);
    Object[] changed;
    if (at >= 0) {
      changed = all.clone();
      changed[at + 1] = value;
    } else {
      int length = all == null ? 0 : all.length;
      changed = length == 0 ? new Object[2] : Arrays.copyOf(all, length + 2);
      changed[length] = this;
      changed[length + 1] = value;
    }
    all(changed);
  }

  /** Runs the body with that value, and sets back what was there before. */
  public <R> R withValue(T value, Callable<R> body) {
    boolean wasSet = indexIn(all()) >= 0;
    T before = get();
    set(value);
    try {
      return body.call();
    } catch (Exception failure) {
      throw Failures.passed(failure);
    } finally {
      if (wasSet) {
        set(before);
      } else {
        all(without(all()));
      }
    }
  }

  /** Those of the task, of the callback, or on a thread that works for a task, the copy there. */
  private static Object[] all() {
    EventLoop loop = EventLoop.currentOrNull();
    if (loop != null) {
      return loop.scheduler().locals();
    }
    Task<?> blocked = BlockingCall.taskOrNull();
    if (blocked != null) {
      return blocked.locals;
    }
    WorkerThread worker = WorkerThread.currentOrNull();
    return worker == null ? null : worker.locals();
  }

  private static void all(Object[] changed) {
    Task<?> blocked = EventLoop.currentOrNull() == null ? BlockingCall.taskOrNull() : null;
    if (blocked != null) {
      blocked.locals = changed;
      return;
    }
    WorkerThread worker = WorkerThread.currentOrNull();
    if (worker != null && EventLoop.currentOrNull() == null) {
      worker.locals(changed);
    } else {
      EventLoop.current().scheduler().locals(changed);
    }
  }

  private Object[] without(Object[] all) {
    int at = indexIn(all);
    if (at < 0) {
      return all;
    }
    Object[] less = Arrays.copyOf(all, all.length - 2);
    System.arraycopy(all, at + 2, less, at, all.length - at - 2);
    return less.length == 0 ? null : less;
  }

  private int indexIn(Object[] all) {
    for (int i = 0; all != null && i < all.length; i += 2) {
      if (all[i] == this) {
        return i;
      }
    }
    return -1;
  }
}
