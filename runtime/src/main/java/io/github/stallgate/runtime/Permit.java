// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * The right to go on that a lock, semaphore or limiter gave; {@link #close} gives it back. Made for
 * try-with-resources; it may also be handed to another task of the loop, which closes it then.
 */
public final class Permit implements AutoCloseable {
  private final PermitPool pool;

  /** The task that got it; null for a callback. */
  final Task<?> holder;

  /** Its holder waits for a condition meanwhile. */
  boolean isParked;

  boolean isClosed;

  Permit(PermitPool pool, Task<?> holder) {
    this.pool = pool;
    this.holder = holder;
  }

  /**
   * Gives it back, and with it the first that waits goes on, in a later turn; the second time it
   * does nothing. On its loop.
   *
   * @throws IllegalStateException on another thread, or while its holder waits for an {@link
   *     AsyncCondition}
   */
  @Override
  public void close() {
    pool.close(this);
  }

  @Override
  public String toString() {
    String state = isClosed ? "closed" : isParked ? "given up for a condition" : "held";
    return "Permit(" + state + (holder == null ? ")" : ", " + holder.name() + ")");
  }
}
