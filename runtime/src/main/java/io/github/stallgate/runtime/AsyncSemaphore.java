// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.Optional;

/**
 * Lets that many in at a time, first come, first served; a task may come in several times. Belongs
 * to the loop that uses it first; used on another thread it throws {@link IllegalStateException}.
 */
public final class AsyncSemaphore {
  private final PermitPool pool;

  /**
   * With so many permits.
   *
   * @throws IllegalArgumentException if there is none
   */
  public AsyncSemaphore(int permits) {
    if (permits < 1) {
      throw new IllegalArgumentException(
          "a semaphore of " + permits + " permits would let nobody in; give 1 or more");
    }
    this.pool = new PermitPool("AsyncSemaphore", permits, false);
  }

  /**
   * Waits for a permit. If one is free, it is taken at once, and no turn passes.
   *
   * @throws IllegalStateException outside of a coroutine
   */
  public Permit acquire() {
    return pool.acquire();
  }

  /** Takes a permit if one is free. Also from a callback. */
  public Optional<Permit> tryAcquire() {
    return Optional.ofNullable(pool.tryAcquire());
  }

  /** How many permits are free. */
  public int available() {
    return pool.total() - pool.lent();
  }

  /** How many wait for one. */
  public int waiting() {
    return pool.waiting();
  }

  @Override
  public String toString() {
    return pool.toString();
  }
}
