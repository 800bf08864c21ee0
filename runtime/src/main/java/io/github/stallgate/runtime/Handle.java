// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** A callback that was scheduled. */
public interface Handle {
  /** It is not called any more, if it was not yet. On its loop only. */
  void cancel();

  /** Whether it was cancelled before it was called. */
  boolean isCancelled();
}
