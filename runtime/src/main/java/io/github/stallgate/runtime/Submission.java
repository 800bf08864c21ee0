// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.CompletableFuture;

/** A coroutine that another thread sent to a loop, and what that thread gets back. */
final class Submission<T> implements Runnable {
  private final EventLoop loop;
  private final Coroutine<T> body;
  final CompletableFuture<T> result = new CompletableFuture<>();

  Submission(EventLoop loop, Coroutine<T> body) {
    this.loop = loop;
    this.body = body;
  }

  /** On the loop. */
  @Override
  public void run() {
    if (result.isDone() || loop.isClosing()) {
      refuse();
      return;
    }
    try {
      Task<T> task = loop.spawn(body);
      task.whenDone(done -> StageAdapter.copy(done, result));
      result.whenComplete(
          (value, failure) -> {
            if (result.isCancelled()) {
              loop.executeQuietly(task::cancel);
            }
          });
    } catch (RuntimeException refused) {
      result.completeExceptionally(refused);
    }
  }

  /** The loop is closed, or the result was cancelled, before its turn came. */
  void refuse() {
    body.close();
    result.completeExceptionally(loop.closed());
  }
}
