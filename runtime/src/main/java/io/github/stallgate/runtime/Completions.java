// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

/** Tasks in the order in which they end. */
final class Completions<T> implements AsyncIterator<Task<T>> {
  private final Deque<Task<T>> ended = new ArrayDeque<>();
  private final List<Task<T>> spawned = new ArrayList<>();
  private int left;
  private LoopFuture<Void> next;

  @SuppressWarnings("unchecked")
  Completions(Collection<? extends Awaitable<? extends T>> all) {
    Scheduler.currentTask("await what completes");
    left = all.size();
    for (Awaitable<? extends T> each : all) {
      Task<T> task =
          each instanceof Task<?> given ? (Task<T>) given : Async.spawn(Coroutine.of(each::await));
      if (task != each) {
        spawned.add(task);
      }
      task.whenDone(done -> arrived(task));
    }
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
    if (left == 0) {
      throw new NoSuchElementException("all have been returned; ask hasNext() first");
    }
    if (ended.isEmpty()) {
      next = LoopFuture.create();
      next.await();
    }
    left--;
    return ended.poll();
  }

  /** Cancels those that it spawned and that have not ended. */
  @Override
  public void close() {
    left = 0;
    spawned.forEach(each -> each.cancelWith("nobody waits for it any more"));
  }
}
