// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/**
 * A task waits for what a worker thread does for it, and meanwhile does what that asks of it: code
 * that comes back by {@link Async#fromThread} runs in the task itself, with its scopes and locals.
 *
 * <p>The task waits for a wake-up, not for the result: it is woken by a request, by the end of the
 * call, or by a cancel, which the policy decides about. While a request runs, the worker waits for
 * the loop; so only the task's own wait counts as work elsewhere.
 */
class ThreadCall<T> extends WorkerCall<T> {
  private final WorkerPool pool;
  private final Task<?> task;
  private final Async.OnCancel policy;
  private final Deque<FromThread<?>> requests = new ArrayDeque<>();
  private LoopFuture<Void> wake;
  private boolean isOver;

  /** Set when a cancel has reached the wait; a worker may ask for it. */
  private volatile CancellationException cut;

  /** What the worker waits for; guarded by this. */
  private FromThread<?> asked;

  private boolean isDeserted;

  ThreadCall(WorkerPool pool, Task<?> task, Async.OnCancel policy, Callable<? extends T> body) {
    super(body, task.locals);
    this.pool = pool;
    this.task = task;
    this.policy = policy;
  }

  /** The body's value; throws its failure bare. In its task. */
  final T await() throws Throwable {
    task.throwIfCancelled();
    pool.submit(this);
    while (!isOver) {
      FromThread<?> request = requests.poll();
      if (request != null) {
        request.run(task);
      } else {
        awaitWake();
      }
    }
    if (cut != null && isAnswerTo(failure())) {
      cut.addSuppressed(failure());
      throw cut;
    }
    if (cut != null) {
      task.cancelIsPostponed();
    }
    if (failure() != null) {
      throw failure();
    }
    return value();
  }

  /** A failure that only says that the body was cut short. */
  boolean isAnswerTo(Throwable failure) {
    return failure instanceof InterruptedException
        || failure instanceof ClosedByInterruptException
        || failure instanceof InterruptedIOException;
  }

  /** Ends the body early, if it can be. */
  void stop() {
    interrupt();
  }

  private void awaitWake() {
    wake = new LoopFuture<>(pool.loop());
    pool.loop().keeping().sentAway();
    try {
      if (cut == null) {
        wake.await();
      } else {
        CancelScope.shielded(wake::await);
      }
    } catch (CancellationException reached) {
      if (isOver) {
        cut = reached;
      } else {
        cancelled(reached);
      }
    } finally {
      wake = null;
      pool.loop().keeping().cameBack();
    }
  }

  private void cancelled(CancellationException reached) {
    if (pool.withdraw(this)) {
      throw reached;
    }
    cut = reached;
    if (policy == Async.OnCancel.ABANDON) {
      desert();
      throw reached;
    }
    if (policy == Async.OnCancel.INTERRUPT) {
      stop();
    }
  }

  /** Nobody answers the worker any more. */
  private synchronized void desert() {
    isDeserted = true;
    if (asked != null) {
      asked.refuse(gone());
    }
  }

  @Override
  boolean isTold() {
    return true;
  }

  @Override
  void orphan() {
    super.orphan();
    desert();
  }

  @Override
  void ended() {
    isOver = true;
    if (isDeserted) {
      if (failure() != null) {
        pool.loop().report(failure(), "a thread that " + task + " abandoned");
      }
    } else {
      tellTask();
    }
  }

  private void tellTask() {
    if (wake != null) {
      wake.tryComplete(null);
    }
  }

  // On the worker.

  /** Throws if the task was cancelled while it waits. */
  final void checkCancelled() {
    CancellationException reached = cut;
    if (reached != null) {
      throw again(reached);
    }
  }

  /** Runs the body in the task, and waits for it. */
  final <R> R ask(Callable<? extends R> body) {
    checkCancelled();
    FromThread<R> request = new FromThread<>(body);
    synchronized (this) {
      if (isDeserted) {
        throw gone();
      }
      asked = request;
    }
    pool.loop().execute(() -> take(request));
    return request.await();
  }

  private void take(FromThread<?> request) {
    if (!request.isDone()) {
      requests.add(request);
      tellTask();
    }
  }

  private CancellationException gone() {
    CancellationException reached = cut;
    return reached != null
        ? again(reached)
        : new CancellationException("the loop of " + task + " is closed");
  }

  private static CancellationException again(CancellationException reached) {
    CancellationException here = new CancellationException(reached.getMessage());
    here.initCause(reached);
    return here;
  }
}
