// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.function.Predicate;

/**
 * Those who wait for the same, first come, first served. On one loop.
 *
 * <p><b>Why nothing is lost.</b> Who serves a waiter takes it out of the line and sets its future,
 * both at once. A cancel does one of two things, then: before that it takes the waiter out of the
 * line, so that it is never served; after that it finds no wait to end, and the task goes on with
 * what it got, to be cut at its next wait.
 *
 * @param <B> what each brings: an item to put, say
 * @param <T> what each waits for
 */
final class WaitLine<B, T> {
  private final String what;
  private Waiter<B, T> first;
  private Waiter<B, T> last;
  private int size;

  /** A line that dumps show so: {@code AsyncQueue.take}. */
  WaitLine(String what) {
    this.what = what;
  }

  boolean isEmpty() {
    return first == null;
  }

  int size() {
    return size;
  }

  /** The current task waits here until it is served. */
  T await(Task<?> task, B brings) {
    task.throwIfCancelled();
    return await(join(task.loop, brings));
  }

  /** The current task waits for that place, and leaves the line if it can't. */
  T await(Waiter<B, T> waiter) {
    try {
      return waiter.await();
    } finally {
      if (!waiter.isDone()) {
        remove(waiter);
      }
    }
  }

  /** A place at the end. */
  Waiter<B, T> join(EventLoop loop, B brings) {
    Waiter<B, T> waiter = new Waiter<>(loop, this, brings);
    waiter.before = last;
    if (last == null) {
      first = waiter;
    } else {
      last.after = waiter;
    }
    last = waiter;
    size++;
    return waiter;
  }

  /** Takes out the first, which then must be served; null if the line is empty. */
  Waiter<B, T> poll() {
    Waiter<B, T> served = first;
    if (served != null) {
      remove(served);
    }
    return served;
  }

  /** Serves the first; false if there is none. */
  boolean serve(T value) {
    Waiter<B, T> served = poll();
    return served != null && served.tryComplete(value);
  }

  /** Serves all. */
  void serveAll(T value) {
    while (serve(value)) {}
  }

  /** Serves those that bring such a thing. */
  void serveIf(Predicate<? super B> which, T value) {
    Waiter<B, T> next;
    for (Waiter<B, T> each = first; each != null; each = next) {
      next = each.after;
      if (which.test(each.brings)) {
        remove(each);
        each.tryComplete(value);
      }
    }
  }

  void remove(Waiter<B, T> waiter) {
    if (waiter.before == null) {
      first = waiter.after;
    } else {
      waiter.before.after = waiter.after;
    }
    if (waiter.after == null) {
      last = waiter.before;
    } else {
      waiter.after.before = waiter.before;
    }
    waiter.before = null;
    waiter.after = null;
    size--;
  }

  @Override
  public String toString() {
    return what;
  }
}
