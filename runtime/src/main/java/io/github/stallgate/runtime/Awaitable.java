// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * Something whose value a coroutine can wait for.
 *
 * @param <T> the value
 */
public interface Awaitable<T> {
  /**
   * The value, once it is there; if it is there, at once, and no turn of the loop passes.
   *
   * <p>An unchecked exception or error comes out as the same object, a checked one as the cause of
   * a {@link java.util.concurrent.CompletionException}, a cancellation as {@link
   * java.util.concurrent.CancellationException}.
   *
   * @throws IllegalStateException if it would wait and there is no coroutine
   */
  T await();

  /** Whether {@link #await} would return or throw at once. */
  boolean isDone();
}
