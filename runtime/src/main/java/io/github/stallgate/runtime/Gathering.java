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

  /**
   * In the order of the collection; the same awaitable is the same future. If one can't be spawned,
   * none is left running.
   */
  static <T> List<LoopFuture<T>> futures(Collection<? extends Awaitable<? extends T>> all) {
    Map<Awaitable<?>, LoopFuture<T>> known = new IdentityHashMap<>();
    List<LoopFuture<T>> futures = new ArrayList<>(all.size());
    try {
      for (Awaitable<? extends T> each : all) {
        LoopFuture<T> future = known.get(each);
        if (future == null) {
          future = future(each);
          known.put(each, future);
        }
        futures.add(future);
      }
    } catch (RuntimeException refused) {
      known.forEach((given, future) -> cancelSpawned(given, future, "another could not be"));
      throw refused;
    }
    return futures;
  }

  private static void cancelSpawned(Awaitable<?> given, LoopFuture<?> future, String why) {
    if (given != future) {
      future.cancelWith(why);
    }
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
        if (each.isDone() && !all.isDone()) {
          failIfFailed(all, each);
        }
      }
    }
    if (left.isEmpty() && !all.isDone()) {
      return;
    }
    for (LoopFuture<T> each : List.copyOf(left)) {
      each.whenDone(
          done -> {
            left.remove(done);
            if (toFirstFailure && !failIfFailed(all, done)) {
              reportLater(all, done);
            }
            if (left.isEmpty()) {
              all.tryComplete(null);
            }
          });
    }
    try {
      all.await();
    } catch (CancellationException cut) {
      if (!all.isDone() || all.isCancelled()) {
        cancelAndAwait(List.copyOf(left), "the gather was cancelled");
      }
      throw cut;
    }
  }

  /** True unless that has failed too late to be the first. */
  private static boolean failIfFailed(LoopFuture<Void> all, LoopFuture<?> done) {
    if (done.phase == LoopFuture.CANCELLED) {
      all.tryFail(new CancellationException(done.cancelReason()));
    } else if (done.phase == LoopFuture.FAILED) {
      boolean isFirst = all.tryFail(done.failure());
      if (isFirst) {
        done.retrieved();
      }
      return isFirst;
    }
    return true;
  }

  /** A later failure is nobody's: it goes to the exception handler. */
  private static void reportLater(LoopFuture<Void> all, LoopFuture<?> done) {
    if (all.phase == LoopFuture.FAILED) {
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
      spawned.forEach(LoopFuture::retrieved);
      cancelAndAwait(spawned, "it lost a race");
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

  private static <T> void cancelAndAwait(List<LoopFuture<T>> all, String why) {
    CancelScope.shielded(
        () -> {
          all.forEach(each -> each.cancelWith(why));
          all.forEach(Gathering::awaitEnd);
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
      if (to.tryFail(done.failure())) {
        done.retrieved();
      }
    } else {
      to.tryComplete(done.result());
    }
  }
}
