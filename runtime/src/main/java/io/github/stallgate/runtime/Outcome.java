// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * What an awaitable came to.
 *
 * @param <T> its value
 */
public sealed interface Outcome<T> {
  /** It has a value. */
  record Success<T>(T value) implements Outcome<T> {}

  /** It failed; a checked exception is bare. */
  record Failure<T>(Throwable exception) implements Outcome<T> {}

  /** It was cancelled. */
  record Cancelled<T>() implements Outcome<T> {}

  /** Of a future that is done. */
  static <T> Outcome<T> of(LoopFuture<? extends T> done) {
    if (done.isCancelled()) {
      return new Cancelled<>();
    }
    Throwable failure = done.exception();
    return failure == null ? new Success<>(done.result()) : new Failure<>(failure);
  }
}
