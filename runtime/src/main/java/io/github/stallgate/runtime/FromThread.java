// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Something that a worker thread asks its task to do, and waits for. */
final class FromThread<R> {
  private final Callable<? extends R> body;
  private final CompletableFuture<Outcome<R>> answer = new CompletableFuture<>();

  FromThread(Callable<? extends R> body) {
    this.body = body;
  }

  /**
   * Runs the body in the task that waits for the current thread.
   *
   * @throws IllegalStateException on any other thread
   */
  static <R> R call(Callable<? extends R> body) {
    return current("fromThread").ask(body);
  }

  /** The call that the current thread runs for a task. */
  static ThreadCall<?> current(String what) {
    if (EventLoop.currentOrNull() != null) {
      throw new IllegalStateException(
          what + " is for threads beside the loop, and this is on one; call the code directly");
    }
    if (WorkerThread.currentCall() instanceof ThreadCall<?> call) {
      return call;
    }
    throw new IllegalStateException(
        "'"
            + Thread.currentThread().getName()
            + "' was not lent by Async.toThread, so no task waits for it; use loop.submit(...)");
  }

  /** In the task; never throws what the body throws. */
  void run(Task<?> task) {
    try {
      task.throwIfCancelled();
      answer.complete(new Outcome.Success<>(body.call()));
    } catch (Throwable failure) {
      answer.complete(new Outcome.Failure<>(failure));
    }
  }

  boolean isDone() {
    return answer.isDone();
  }

  void refuse(RuntimeException why) {
    answer.complete(new Outcome.Failure<>(why));
  }

  /** On the worker. An interrupt is kept for later: the task has to be back first. */
  R await() {
    Outcome<R> outcome = answer.join();
    if (outcome instanceof Outcome.Failure<R> failed) {
      throw Failures.passed(failed.exception());
    }
    return ((Outcome.Success<R>) outcome).value();
  }
}
