// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import java.time.Duration;

/**
 * What one peer does to be measured. Every method is called on the main thread and returns when all
 * is done; what a peer has not is refused.
 */
interface Bench {

  /** Spawns that many tasks, a thousand at a time, each of which counts itself. */
  default void spawn(int tasks) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** Tasks that only give way, that often in all. */
  default void yield(int tasks, int times) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** Two tasks, one of which waits while the other runs. */
  default void pingPong(int switches) throws Exception {
    throw new UnsupportedOperationException();
  }

  /**
   * How often a task wakes that sleeps until each 5 ms are over, beside one that computes and gives
   * way each 1 ms, for that long.
   */
  default int beats(Duration duration) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** Sets that many timers and cancels them all, a turn between. */
  default void timers(int timers) throws Exception {
    throw new UnsupportedOperationException();
  }

  /**
   * Tasks that all sleep that long.
   *
   * @param allAsleep is run once all of them have begun to
   */
  default void sleep(int tasks, Duration duration, Runnable allAsleep) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** How many tasks of that many can sleep at once. */
  default int sleepers(int wanted) {
    return wanted;
  }

  /** Callbacks, run on the loop from this thread, one after the other. */
  default void execute(int times) throws Exception {
    throw new UnsupportedOperationException();
  }

  /** The same with tasks. */
  default void submit(int times) throws Exception {
    throw new UnsupportedOperationException();
  }
}
