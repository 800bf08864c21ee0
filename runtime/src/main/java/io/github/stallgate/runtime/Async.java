// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
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

  /** What a cancel does to a task that waits for a thread. */
  public enum OnCancel {
    /** The result comes, and the cancel at the next wait. */
    WAIT,
    /** The wait ends at once; the thread runs on, and a failure goes to the exception handler. */
    ABANDON,
    /** The thread is interrupted, and then waited for. */
    INTERRUPT
  }

  /** Runs what blocks or computes on a thread of the loop's pool; {@link OnCancel#WAIT}. */
  public static <T> T toThread(Callable<? extends T> body) {
    return Offload.run(OnCancel.WAIT, body);
  }

  /**
   * Runs what blocks or computes on a thread of the loop's pool, which has a copy of the task's
   * locals. Who finds all threads busy waits for its turn, and a cancel ends that wait at once.
   */
  public static <T> T toThread(OnCancel policy, Callable<? extends T> body) {
    return Offload.run(policy, body);
  }

  /**
   * The way back: a thread of {@link #toThread} lets the body run on the loop, in the task that
   * waits for it, and waits for the value. The body may wait.
   *
   * @throws IllegalStateException on any other thread
   * @throws java.util.concurrent.CancellationException if the task was cancelled, or is gone
   */
  public static <T> T fromThread(Callable<? extends T> body) {
    return FromThread.call(body);
  }

  /** The same for a coroutine, which is awaited there. */
  public static <T> T fromThread(Coroutine<T> coroutine) {
    return FromThread.<T>call(coroutine::await);
  }

  /**
   * Throws where a wait would, if the task is cancelled; for long computations. In a coroutine, or
   * on a thread of {@link #toThread}, which so learns that its task was cancelled while it waits.
   *
   * @throws java.util.concurrent.CancellationException if it was
   * @throws IllegalStateException elsewhere
   */
  public static void checkCancelled() {
    if (EventLoop.currentOrNull() != null) {
      Scheduler.currentTask("check for a cancel").throwIfCancelled();
    } else {
      FromThread.current("checkCancelled").checkCancelled();
    }
  }

  /**
   * Runs what blocks right here, on the coroutine's own thread, with its monitors and thread
   * locals. If it takes longer than some hundred microseconds, the loop goes on on another thread,
   * and the coroutine queues for its turn when the body has ended; so a body that is quick costs
   * next to nothing. At most 256 of a loop block at once on virtual threads. A cancel does not end
   * the body: it comes at the next wait. The body has the task's locals, and can't use the loop but
   * by {@code execute} and {@code submit}.
   *
   * @throws java.util.concurrent.CancellationException if the task is cancelled, before it begins
   */
  public static <T> T blocking(Callable<? extends T> body) {
    return BlockingCall.run(body);
  }

  /**
   * Runs the body without slices: until its first wait, nothing else runs on the loop, also where
   * {@link EventLoop.Builder#timeSlice} is in force.
   */
  public static <T> T uninterruptible(Callable<? extends T> body) {
    try {
      return Scheduler.currentTask("forbid slices").unsliced(body);
    } catch (Exception failure) {
      throw Failures.passed(failure);
    }
  }

  /**
   * Runs the body in a child JVM of the same Java and class path, for what computes long and must
   * be killable: a cancel kills it. As many run at once as there are processors; those that are
   * idle are kept until the loop closes. What the body prints comes out on the standard error here.
   *
   * @return the body's result, which went through serialisation, as the body did
   * @throws IllegalArgumentException if the body captures what can't be serialised
   * @throws ChildProcessException if the child ended before its time
   */
  public static <R extends Serializable> R toProcess(SerializableCallable<R> body) {
    return ProcessPool.run(body);
  }

  /**
   * The addresses of a host, by the resolver of the JDK, on threads for names alone.
   *
   * @throws java.net.UnknownHostException if there are none
   */
  public static List<InetAddress> resolve(String host) throws IOException {
    return Resolver.SYSTEM.resolve(host);
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
