// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * What a coroutine does most: wait, and spawn others. All methods are called from a coroutine, else
 * {@link IllegalStateException}.
 */
public final class Async {
  private Async() {}

  /** Waits for a stage of the JDK, completed on whatever thread; cancelled if the wait is. */
  public static <T> T await(CompletionStage<T> stage) {
    return LoopFuture.from(stage).await();
  }

  /** Waits that long, while others run; zero is {@link #yieldNow}. */
  public static void sleep(Duration time) {
    Task<?> task = Scheduler.currentTask("sleep");
    if (time.isZero() || time.isNegative()) {
      task.yieldNow();
    } else {
      task.sleepUntil(task.loop.after(time));
    }
  }

  /** Lets everything else that is ready run once: exactly one turn. */
  public static void yieldNow() {
    Scheduler.currentTask("yield").yieldNow();
  }

  /** A task that belongs to the loop; it begins when the current one waits. */
  public static <T> Task<T> spawn(Coroutine<T> coroutine) {
    return EventLoop.current().spawn(coroutine);
  }

  /** The same, but it runs to its first wait at once, before this returns. */
  public static <T> Task<T> spawnEager(Coroutine<T> coroutine) {
    return Scheduler.currentTask("spawn eagerly").loop.scheduler().spawnEager(coroutine);
  }

  /**
   * Waits for all. The first failure comes out at once, and the others run on; what fails later
   * goes to the loop's exception handler. A cancel cancels them all.
   *
   * @return the values, in the order of the collection; an awaitable that is in it twice is awaited
   *     once
   */
  public static <T> List<T> gather(Collection<? extends Awaitable<? extends T>> all) {
    return Gathering.values(all);
  }

  /** Waits until all have ended, whatever they come to. */
  public static <T> List<Outcome<T>> gatherOutcomes(
      Collection<? extends Awaitable<? extends T>> all) {
    return Gathering.outcomes(all);
  }

  /**
   * What the first of them comes to, be it a value or a failure. Those that this spawned are then
   * cancelled and awaited.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static <T> T race(Collection<? extends Awaitable<? extends T>> any) {
    return Gathering.first(any);
  }

  /** The tasks of all, each as soon as it has ended. */
  public static <T> AsyncIterator<Task<T>> asCompleted(
      Collection<? extends Awaitable<? extends T>> all) {
    return new Completions<>(all);
  }

  /**
   * Runs the body, for that long at the most.
   *
   * @throws TimeoutException if time ran out; one that the body throws itself passes as it is
   */
  public static <T> T timeout(Duration longest, Callable<? extends T> body)
      throws TimeoutException {
    TimeoutException[] own = new TimeoutException[1];
    boolean[] ended = new boolean[1];
    Optional<T> result =
        CancelScope.run(
            scope -> {
              scope.deadlineIn(longest);
              try {
                T value = body.call();
                ended[0] = true;
                return value;
              } catch (TimeoutException passed) {
                own[0] = passed;
                ended[0] = true;
                return null;
              }
            });
    if (own[0] != null) {
      throw own[0];
    }
    if (!ended[0]) {
      throw new TimeoutException("took longer than " + longest);
    }
    return result.orElse(null);
  }

  /** Waits so that a cancel ends the wait, and not what is waited for. */
  public static <T> T shield(Awaitable<T> awaitable) {
    if (awaitable.isDone()) {
      return awaitable.await();
    }
    Scheduler.currentTask("shield");
    LoopFuture<T> inner = Gathering.future(awaitable);
    LoopFuture<T> outer = new LoopFuture<>(inner.loop);
    inner.whenDone(done -> Gathering.pass(done, outer));
    return outer.await();
  }
}
