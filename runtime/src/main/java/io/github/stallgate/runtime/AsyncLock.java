// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.Optional;

/**
 * Lets one task in at a time, first come, first served. Belongs to the loop that uses it first;
 * used on another thread it throws {@link IllegalStateException}.
 *
 * <pre>{@code
 * try (Permit held = lock.acquire()) { ... }
 * }</pre>
 */
public final class AsyncLock {
  private final PermitPool pool = new PermitPool("AsyncLock", 1, true);

  /**
   * Waits until nobody has it. If it is free, it is taken at once, and no turn passes.
   *
   * @throws IllegalStateException if the current task has it already; outside of a coroutine
   */
  public Permit acquire() {
    return pool.acquire();
  }

  /**
   * Takes it if it is free. Also from a callback.
   *
   * @throws IllegalStateException if the current task has it already
   */
  public Optional<Permit> tryAcquire() {
    return Optional.ofNullable(pool.tryAcquire());
  }

  /** Whether somebody has it. */
  public boolean isLocked() {
    return pool.lent() > 0;
  }

  /** How many wait for it. */
  public int waiting() {
    return pool.waiting();
  }

  PermitPool pool() {
    return pool;
  }

  @Override
  public String toString() {
    return pool.toString();
  }
}
