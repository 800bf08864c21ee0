// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** Reported, not thrown: a coroutine was created and dropped. Its stack is where it was created. */
public final class NeverAwaitedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NeverAwaitedException(String message) {
    super(message);
  }
}
