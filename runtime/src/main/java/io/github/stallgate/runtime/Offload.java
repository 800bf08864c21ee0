// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Lets a thread of a pool do what would block the loop. From a coroutine. */
final class Offload {
  private Offload() {}

  /** Failures come out as of an await. */
  static <T> T run(Async.OnCancel policy, Callable<? extends T> body) {
    Task<?> task = Scheduler.currentTask("run something on a thread");
    try {
      return call(task, WorkerPool.Use.OFFLOAD, policy, body).await();
    } catch (Throwable failure) {
      throw Failures.passed(failure);
    }
  }

  /** The same in another pool, for bodies that fail with an IOException, which passes as it is. */
  static <T> T io(WorkerPool.Use use, Callable<? extends T> body) throws IOException {
    return io(use, Async.OnCancel.WAIT, body);
  }

  /** The same, by another policy. */
  static <T> T io(WorkerPool.Use use, Async.OnCancel policy, Callable<? extends T> body)
      throws IOException {
    Task<?> task = Scheduler.currentTask("do I/O on a thread");
    try {
      return call(task, use, policy, body).await();
    } catch (IOException failure) {
      throw failure;
    } catch (Throwable failure) {
      throw Failures.passed(failure);
    }
  }

  private static <T> ThreadCall<T> call(
      Task<?> task, WorkerPool.Use use, Async.OnCancel policy, Callable<? extends T> body) {
    return new ThreadCall<>(WorkerPool.of(task.loop, use), task, policy, body);
  }
}
