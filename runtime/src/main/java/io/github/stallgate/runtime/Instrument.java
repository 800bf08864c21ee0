// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * Probes of a loop. All are called on the loop, must return soon and must not wait. The nine are
 * Trio's.
 */
public interface Instrument {
  default void beforeRun(EventLoop loop) {}

  default void afterRun(EventLoop loop) {}

  default void taskSpawned(Task<?> task) {}

  /** The task is ready and will be run in a later turn. */
  default void taskScheduled(Task<?> task) {}

  default void beforeTaskStep(Task<?> task) {}

  default void afterTaskStep(Task<?> task) {}

  default void taskExited(Task<?> task) {}

  /**
   * @param nanos how long the loop is going to wait at the most
   */
  default void beforeIoWait(long nanos) {}

  default void afterIoWait(long nanos) {}
}
