// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** What a loop lets go of when it closes. */
interface LoopResource {
  /** No new work comes from it any more. The loop is about to cancel its tasks. */
  default void stopListening() {}

  /** Lets go at once. On the loop, after its last task has ended. */
  void closeNow();
}
