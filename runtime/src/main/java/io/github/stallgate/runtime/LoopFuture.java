// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A value that comes later: set once, on its loop. The one thing that a task waits for.
 *
 * <p>All methods on the loop's own threads only, else {@link IllegalStateException}. Waiters are
 * woken in the order in which they came, in a later turn, never inside {@link #complete}.
 *
 * @param <T> the value
 */
public class LoopFuture<T> implements Awaitable<T> {
  static final byte PENDING = 0;
  static final byte SUCCEEDED = 1;
  static final byte FAILED = 2;
  static final byte CANCELLED = 3;

  final EventLoop loop;
  byte phase;

  /** Whether somebody has seen the failure, or will. */
  boolean isRetrieved;

  /** The value, or the failure. */
  private Object outcome;

  /**
   * Null, one waiter, or a list of them: {@link Task}, {@link ScheduledCall} or {@link Consumer}.
   * Of a future that has failed: where it is told that somebody saw that.
   */
  private Object waiters;

  /** Where it was created, if its loop is in debug mode; else null. */
  private final Throwable createdAt;

  LoopFuture(EventLoop loop) {
    this.loop = loop;
    this.createdAt = loop.isDebug() ? new Throwable("created here") : null;
  }

  /**
   * A future of the current loop.
   *
   * @throws IllegalStateException outside of a loop
   */
  public static <T> LoopFuture<T> create() {
    return new LoopFuture<>(EventLoop.current());
  }

  /** A future of the current loop that is done when the stage is, on whatever thread. */
  public static <T> LoopFuture<T> from(CompletionStage<T> stage) {
    return StageAdapter.from(EventLoop.current(), stage);
  }

  /**
   * Sets the value.
   *
   * @throws IllegalStateException if it is set already
   */
  public void complete(T value) {
    settle(SUCCEEDED, value, "complete");
  }

  /**
   * Sets the failure, which {@link #await} throws. If nobody ever sees it, it is reported.
   *
   * @throws IllegalStateException if it is set already
   */
  public void fail(Throwable failure) {
    if (failure == null) {
      throw new NullPointerException("a future fails with an exception, not with null");
    }
    boolean isAwaited =
        waiters instanceof Task<?> || waiters instanceof List<?> all && all.get(0) instanceof Task;
    settle(FAILED, failure, "fail");
    if (!isAwaited) {
      loop.keeping().failed(this);
    }
  }

  /**
   * Gives it up; who waits gets a CancellationException.
   *
   * @return false if it is done already
   */
  public boolean cancel() {
    loop.checkOwner();
    return cancelWith(null);
  }

  /** The same, for a reason, on the loop for sure. */
  boolean cancelWith(String reason) {
    if (phase != PENDING) {
      return false;
    }
    settleNow(CANCELLED, reason);
    return true;
  }

  final boolean tryComplete(T value) {
    boolean first = phase == PENDING;
    if (first) {
      settleNow(SUCCEEDED, value);
    }
    return first;
  }

  final boolean tryFail(Throwable failure) {
    boolean first = phase == PENDING;
    if (first) {
      settleNow(FAILED, failure);
    }
    return first;
  }

  private void settle(byte to, Object what, String verb) {
    loop.checkOwner();
    if (phase != PENDING) {
      throw new IllegalStateException(
          "can't " + verb + " " + this + ": a future is set once; ask isDone() first");
    }
    settleNow(to, what);
  }

  final void settleNow(byte to, Object what) {
    phase = to;
    outcome = what;
    Object all = waiters;
    waiters = null;
    if (all instanceof List<?> list) {
      for (Object each : list) {
        wake(each);
      }
    } else if (all != null) {
      wake(all);
    }
  }

  @SuppressWarnings("unchecked")
  private void wake(Object waiter) {
    if (waiter instanceof Task<?> task) {
      loop.scheduler().wake(task, this);
    } else if (waiter instanceof ScheduledCall call) {
      loop.scheduler().add(call);
    } else {
      loop.callSoon(new Notice<>((Consumer<? super LoopFuture<T>>) waiter, this));
    }
  }

  /** A callback that is due. */
  private record Notice<T>(Consumer<? super LoopFuture<T>> to, LoopFuture<T> of)
      implements Runnable {
    private Notice {
      if (to == null) {
        throw new NullPointerException("there is nothing to call: the callback is null");
      }
    }

    @Override
    public void run() {
      to.accept(of);
    }
  }

  @Override
  public T await() {
    if (phase == PENDING) {
      Task<?> task = loop.scheduler().taskToWait(this);
      if (task == this) {
        throw new IllegalStateException(
            this + " can't await itself: it would wait forever; return the value instead");
      }
      task.waitFor(this);
    }
    return result();
  }

  @Override
  public boolean isDone() {
    loop.checkOwner();
    return phase != PENDING;
  }

  /** Whether it was given up before it was set. */
  public boolean isCancelled() {
    loop.checkOwner();
    return phase == CANCELLED;
  }

  /**
   * The value of a future that is done; a failure is thrown as {@link #await} does.
   *
   * @throws IllegalStateException if it is not done
   * @throws CancellationException if it was cancelled
   */
  @SuppressWarnings("unchecked")
  public T result() {
    loop.checkOwner();
    switch (phase) {
      case SUCCEEDED:
        return (T) outcome;
      case FAILED:
        retrieved();
        throw Failures.passed((Throwable) outcome);
      case CANCELLED:
        throw new CancellationException(cancelReason());
      default:
        throw notDone();
    }
  }

  /**
   * The bare failure of a future that is done; null if it has a value.
   *
   * @throws IllegalStateException if it is not done
   * @throws CancellationException if it was cancelled
   */
  public Throwable exception() {
    loop.checkOwner();
    if (phase == PENDING) {
      throw notDone();
    }
    if (phase == CANCELLED) {
      throw new CancellationException(cancelReason());
    }
    retrieved();
    return phase == FAILED ? (Throwable) outcome : null;
  }

  /** Somebody has seen the failure. */
  final void retrieved() {
    isRetrieved = true;
    if (waiters instanceof boolean[] seen) {
      seen[0] = true;
    }
  }

  /** There is told that somebody has seen the failure of this future, which has failed. */
  final void onRetrieved(boolean[] seen) {
    waiters = seen;
  }

  /** The failure without counting as seen; null if there is none. */
  final Throwable failure() {
    return phase == FAILED ? (Throwable) outcome : null;
  }

  final String cancelReason() {
    return outcome instanceof String reason ? reason : this + " was cancelled";
  }

  private IllegalStateException notDone() {
    return new IllegalStateException(this + " is not done; await() it, or ask isDone() first");
  }

  /** Calls back in the turn after it is done; if it is done, in the next. In order. */
  public void whenDone(Consumer<? super LoopFuture<T>> callback) {
    loop.checkOwner();
    Notice<T> notice = new Notice<>(callback, this);
    if (phase == PENDING) {
      addWaiter(new ScheduledCall(loop.scheduler(), notice));
    } else {
      loop.callSoon(notice);
    }
  }

  @SuppressWarnings("unchecked")
  final void addWaiter(Object waiter) {
    if (waiters == null) {
      waiters = waiter;
    } else if (waiters instanceof List<?> list) {
      ((List<Object>) list).add(waiter);
    } else {
      List<Object> list = new ArrayList<>(4);
      list.add(waiters);
      list.add(waiter);
      waiters = list;
    }
  }

  /** A stage of the JDK that is done when this is; it can't cancel this one. */
  public CompletionStage<T> toCompletionStage() {
    CompletableFuture<T> stage = new CompletableFuture<>();
    whenDone(done -> StageAdapter.copy(done, stage));
    return stage.minimalCompletionStage();
  }

  /** Where it was created, for texts; nothing if that was not remembered. */
  final String origin() {
    return Stacks.origin("created", createdAt);
  }

  final String phaseName() {
    return switch (phase) {
      case PENDING -> "pending";
      case SUCCEEDED -> "done";
      case FAILED -> "failed";
      default -> "cancelled";
    };
  }

  @Override
  public String toString() {
    return "LoopFuture(" + phaseName() + origin() + ")";
  }
}
