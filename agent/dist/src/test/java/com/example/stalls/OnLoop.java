// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs code on a loop and waits for it elsewhere. */
final class OnLoop {

  private static final long LIMIT_SECONDS = 60;

  private OnLoop() {}

  /** The result of the code, or its exception as the cause of an {@code ExecutionException}. */
  static <T> T call(Executor loop, Callable<T> code) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            result.complete(code.call());
          } catch (Throwable e) {
            result.completeExceptionally(e);
          }
        });
    return result.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
