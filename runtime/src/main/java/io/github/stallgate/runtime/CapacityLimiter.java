// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.List;
import java.util.Optional;

/**
 * A semaphore that knows who borrowed what, and whose size can change: for pools of threads or
 * connections. A task has one of its permits at the most. Belongs to the loop that uses it first;
 * used on another thread it throws {@link IllegalStateException}.
 */
public final class CapacityLimiter {
  private final PermitPool pool;

  /**
   * With so many permits; 0 lets nobody in until {@link #total(int)} raises it.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public CapacityLimiter(int total) {
    this.pool = new PermitPool("CapacityLimiter", checked(total), true);
  }

  /**
   * How it stands.
   *
   * @param total how many permits there are
   * @param borrowed how many are lent; more than the total, after that was lowered
   * @param borrowers the tasks that have them, in the order in which they got them
   * @param waiting how many wait for one
   */
  public record Statistics(int total, int borrowed, List<Task<?>> borrowers, int waiting) {}

  /**
   * Waits for a permit. If one is free, it is taken at once, and no turn passes.
   *
   * @throws IllegalStateException if the current task has one already; outside of a coroutine
   */
  public Permit acquire() {
    return pool.acquire();
  }

  /**
   * Takes a permit if one is free.
   *
   * @throws IllegalStateException if the current task has one already; outside of a coroutine
   */
  public Optional<Permit> tryAcquire() {
    pool.home().task("borrow from a CapacityLimiter");
    return Optional.ofNullable(pool.tryAcquire());
  }

  /** How many permits there are. */
  public int total() {
    pool.home().enter();
    return pool.total();
  }

  /**
   * Changes how many there are. More let those who wait go on, in a later turn; fewer take nothing
   * away from those who have one, but none is lent until enough came back.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public void total(int total) {
    pool.total(checked(total));
  }

  private static int checked(int total) {
    if (total < 0) {
      throw new IllegalArgumentException(
          "a limiter can't have " + total + " permits; give 0 or more");
    }
    return total;
  }

  /** How many are free; 0 if more are lent than there are. */
  public int available() {
    return Math.max(0, pool.total() - pool.lent());
  }

  /** How it stands now. */
  public Statistics statistics() {
    return new Statistics(total(), pool.lent(), pool.borrowers(), pool.waiting());
  }

  @Override
  public String toString() {
    return pool.toString();
  }
}
