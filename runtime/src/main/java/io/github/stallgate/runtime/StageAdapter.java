// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Between the JDK's stages and futures of a loop. */
final class StageAdapter {
  private StageAdapter() {}

  static <T> LoopFuture<T> from(EventLoop loop, CompletionStage<T> stage) {
    LoopFuture<T> future = new LoopFuture<>(loop);
    stage.whenComplete(
        (value, failure) -> {
          if (loop.isCurrent()) {
            take(future, value, failure);
          } else {
            loop.execute(() -> take(future, value, failure));
          }
        });
    if (stage instanceof CompletableFuture<T> cancellable && !future.isDone()) {
      future.addWaiter(
          (java.util.function.Consumer<LoopFuture<T>>)
              done -> {
                if (done.isCancelled()) {
                  cancel(cancellable);
                }
              });
    }
    return future;
  }

  /** A minimal stage is a CompletableFuture by its type, but can't be cancelled. */
  private static void cancel(CompletableFuture<?> stage) {
    try {
      stage.cancel(false);
    } catch (UnsupportedOperationException minimal) {
      // Whoever made it wants it so.
    }
  }

  private static <T> void take(LoopFuture<T> future, T value, Throwable failure) {
    if (failure == null) {
      future.tryComplete(value);
      return;
    }
    Throwable bare = Failures.bare(failure);
    if (bare instanceof CancellationException cancelled) {
      future.cancelWith(cancelled.getMessage());
    } else {
      future.tryFail(bare);
    }
  }

  /** Tells a stage what a future that is done came to. */
  static <T> void copy(LoopFuture<T> done, CompletableFuture<T> stage) {
    if (done.isCancelled()) {
      stage.completeExceptionally(new CancellationException(done.cancelReason()));
    } else if (done.exception() != null) {
      stage.completeExceptionally(done.exception());
    } else {
      stage.complete(done.result());
    }
  }
}
