// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.CompletionException;

/** How failures pass through a wait. */
final class Failures {
  private Failures() {}

  /** Throws the unchecked as it is, the checked as the cause of a CompletionException. */
  static RuntimeException passed(Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw new CompletionException(failure);
  }

  /** The failure that a JDK stage wrapped. */
  static Throwable bare(Throwable failure) {
    boolean wraps =
        failure instanceof CompletionException
            || failure instanceof java.util.concurrent.ExecutionException;
    return wraps && failure.getCause() != null ? failure.getCause() : failure;
  }
}
