// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/** Gets to know what nobody else would. Called on the loop. */
@FunctionalInterface
public interface LoopExceptionHandler {
  /**
   * @param where what failed, and where it was made if that is known
   */
  void handle(EventLoop loop, Throwable failure, String where);
}
