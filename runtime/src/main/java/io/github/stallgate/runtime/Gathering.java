// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** Waits for several at once. On the loop, from a coroutine. */
final class Gathering {
  private Gathering() {}

  /** As a future: a coroutine is spawned, and so is what only somebody else knows to await. */
  @SuppressWarnings("unchecked")
  static <T> LoopFuture<T> future(Awaitable<? extends T> awaitable) {
    if (awaitable instanceof LoopFuture<?> future) {
      return (LoopFuture<T>) future;
    }
    if (awaitable instanceof Coroutine<?> coroutine) {
      return (LoopFuture<T>) Async.spawn(coroutine);
    }
    return Async.spawn(Coroutine.of(awaitable::await));
  }

  /** In the order of the collection; the same awaitable is the same future. */
  static <T> List<LoopFuture<T>> futures(Collection<? extends Awaitable<? extends T>> all) {
    Map<Awaitable<?>, LoopFuture<T>> known = new IdentityHashMap<>();
    List<LoopFuture<T>> futures = new ArrayList<>(all.size());
    for (Awaitable<? extends T> each : all) {
      LoopFuture<T> future = known.get(each);
      if (future == null) {
        future = future(each);
        known.put(each, future);
      }
      futures.add(future);
    }
    return futures;
  }

  static <T> List<T> values(Collection<? extends Awaitable<? extends T>> all) {
    Scheduler.currentTask("gather");
    List<LoopFuture<T>> futures = futures(all);
    awaitAll(futures, true);
    List<T> values = new ArrayList<>(futures.size());
    for (LoopFuture<T> each : futures) {
      values.add(each.result());
    }
    return values;
  }

  static <T> List<Outcome<T>> outcomes(Collection<? extends Awaitable<? extends T>> all) {
    Scheduler.currentTask("gather");
    List<LoopFuture<T>> futures = futures(all);
    awaitAll(futures, false);
    List<Outcome<T>> outcomes = new ArrayList<>(futures.size());
    for (LoopFuture<T> each : futures) {
      outcomes.add(Outcome.of(each));
    }
    return outcomes;
  }

  /** Until all are done, or one has failed if that is asked for; its failure is thrown then. */
  private static <T> void awaitAll(List<LoopFuture<T>> futures, boolean toFirstFailure) {
    Set<LoopFuture<T>> left = new LinkedHashSet<>(futures);
    left.removeIf(LoopFuture::isDone);
    LoopFuture<Void> all = new LoopFuture<>(EventLoop.current());
    if (toFirstFailure) {
      for (LoopFuture<T> each : futures) {
        if (each.isDone()) {
          each.result();
        }
      }
    }
    if (left.isEmpty()) {
      return;
    }
    for (LoopFuture<T> each : List.copyOf(left)) {
      each.whenDone(
          done -> {
            left.remove(done);
            boolean failed = done.isCancelled() || done.failure() != null;
            if (left.isEmpty() || failed && toFirstFailure) {
              end(all, done, failed && toFirstFailure);
            }
          });
    }
    try {
      all.await();
    } catch (CancellationException cut) {
      if (all.isCancelled()) {
        left.forEach(each -> each.cancelWith("the gather was cancelled"));
      }
      throw cut;
    }
  }

  /** A later failure is nobody's: it goes to the exception handler. */
  private static void end(LoopFuture<Void> all, LoopFuture<?> done, boolean failed) {
    if (!failed) {
      all.tryComplete(null);
    } else if (done.isCancelled()) {
      all.tryFail(new CancellationException(done.cancelReason()));
    } else if (all.tryFail(done.failure())) {
      done.retrieved();
    } else if (!all.isCancelled()) {
      done.retrieved();
      done.loop.report(done.failure(), "a failure after the first of a gather, of " + done);
    }
  }

  static <T> T first(Collection<? extends Awaitable<? extends T>> any) {
    Task<?> task = Scheduler.currentTask("race");
    if (any.isEmpty()) {
      throw new IllegalArgumentException("a race needs at least one awaitable");
    }
    List<LoopFuture<T>> futures = futures(any);
    Set<Object> given = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    given.addAll(any);
    List<LoopFuture<T>> spawned = new ArrayList<>(futures);
    spawned.removeIf(given::contains);
    try {
      return winner(task.loop, futures).result();
    } finally {
      end(spawned);
    }
  }

  private static <T> LoopFuture<T> winner(EventLoop loop, List<LoopFuture<T>> futures) {
    for (LoopFuture<T> each : futures) {
      if (each.isDone()) {
        return each;
      }
    }
    LoopFuture<LoopFuture<T>> first = new LoopFuture<>(loop);
    futures.forEach(each -> each.whenDone(first::tryComplete));
    return first.await();
  }

  private static <T> void end(List<LoopFuture<T>> spawned) {
    CancelScope.shielded(
        () -> {
          for (LoopFuture<T> each : spawned) {
            each.retrieved();
            each.cancelWith("it lost a race");
          }
          for (LoopFuture<T> each : spawned) {
            awaitEnd(each);
          }
          return null;
        });
  }

  /** Until it is done, whatever it comes to. */
  static void awaitEnd(LoopFuture<?> future) {
    if (!future.isDone()) {
      LoopFuture<Void> ended = new LoopFuture<>(future.loop);
      future.whenDone(done -> ended.tryComplete(null));
      ended.await();
    }
  }

  /** What one future came to, another comes to as well. */
  static <T> void pass(LoopFuture<? extends T> done, LoopFuture<T> to) {
    if (done.isCancelled()) {
      to.cancelWith(done.cancelReason());
    } else if (done.failure() != null) {
      done.retrieved();
      to.tryFail(done.failure());
    } else {
      to.tryComplete(done.result());
    }
  }
}
