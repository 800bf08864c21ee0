// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/** Tasks in the order in which they end. */
final class Completions<T> implements AsyncIterator<Task<T>> {
  private final Deque<Task<T>> ended = new ArrayDeque<>();
  private final List<Task<T>> spawned = new ArrayList<>();
  private int left;
  private LoopFuture<Void> next;

  Completions(Collection<? extends Awaitable<? extends T>> all) {
    Scheduler.currentTask("await what completes");
    Set<Awaitable<? extends T>> once = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Awaitable<? extends T> each : all) {
      if (once.add(each)) {
        Task<T> task = task(each);
        left++;
        task.whenDone(done -> arrived(task));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private Task<T> task(Awaitable<? extends T> awaitable) {
    if (awaitable instanceof Task<?> given) {
      return (Task<T>) given;
    }
    Task<T> task =
        awaitable instanceof Coroutine<?> coroutine
            ? Async.spawn((Coroutine<T>) coroutine)
            : Async.spawn(Coroutine.of(() -> Async.shield(awaitable)));
    spawned.add(task);
    return task;
  }

  private void arrived(Task<T> task) {
    ended.add(task);
    if (next != null) {
      next.tryComplete(null);
    }
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public Task<T> next() {
    if (next != null && !next.isDone()) {
      throw new IllegalStateException(
          "another task waits in next() already; let one task take them, and pass them on");
    }
    if (left > 0 && ended.isEmpty()) {
      next = LoopFuture.create();
      next.await();
    }
    if (left == 0) {
      throw new NoSuchElementException("all have been returned; ask hasNext() first");
    }
    left--;
    return ended.poll();
  }

  /** Cancels those that it spawned and that have not ended. */
  @Override
  public void close() {
    left = 0;
    spawned.forEach(each -> each.cancelWith("nobody waits for it any more"));
    if (next != null) {
      next.tryComplete(null);
    }
  }
}
