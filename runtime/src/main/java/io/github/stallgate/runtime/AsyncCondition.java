// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.CancellationException;

/**
 * Lets tasks that hold a lock wait for what others do under it. Belongs to its lock's loop.
 *
 * <pre>{@code
 * try (Permit held = lock.acquire()) {
 *   while (!isSo()) {
 *     condition.await();
 *   }
 *   ...
 * }
 * }</pre>
 *
 * <p>A signal gives the waiter a place in the line for the lock, at once and for good. So those who
 * were signalled get the lock in the order in which they waited, before anybody who asks for it
 * after the signal; and a cancel comes either before the signal, which then goes to the next, or
 * too late to lose it.
 */
public final class AsyncCondition {
  private final PermitPool pool;
  private final WaitLine<Permit, LoopFuture<Permit>> line = new WaitLine<>("AsyncCondition.await");

  /** Of that lock; a lock may have several. */
  public AsyncCondition(AsyncLock lock) {
    this.pool = lock.pool();
  }

  /**
   * Gives the lock up, waits for a signal, and takes the lock again: the same {@link Permit} holds
   * it then. Also a wait that is cancelled ends with the lock held.
   *
   * @throws IllegalStateException if the current task does not hold the lock
   * @throws CancellationException if it was cancelled before it got a signal; after that it returns
   */
  public void await() {
    Task<?> task = pool.home().task("await an AsyncCondition");
    Permit permit = heldTo("await()");
    task.throwIfCancelled();
    Waiter<Permit, LoopFuture<Permit>> waiter = line.join(task.loop, permit);
    pool.park(permit);
    LoopFuture<Permit> lock = null;
    try {
      lock = line.await(waiter);
    } finally {
      LoopFuture<Permit> again = lock != null ? lock : pool.reclaim(permit);
      CancelScope.shielded(again::await);
    }
  }

  /**
   * Lets go on the one that has waited longest; nobody waiting, it does nothing.
   *
   * @throws IllegalStateException if the current task does not hold the lock
   */
  public void signal() {
    heldTo("signal()");
    signalFirst();
  }

  /**
   * Lets go on all that wait, one after another.
   *
   * @throws IllegalStateException if the current task does not hold the lock
   */
  public void signalAll() {
    heldTo("signalAll()");
    while (signalFirst()) {}
  }

  private boolean signalFirst() {
    Waiter<Permit, LoopFuture<Permit>> first = line.poll();
    return first != null && first.tryComplete(pool.reclaim(first.brings));
  }

  private Permit heldTo(String call) {
    Permit held = pool.held();
    if (held == null) {
      throw new IllegalStateException(
          "can't "
              + call
              + " a condition here: "
              + (Task.current() == null ? "a callback" : Task.current())
              + " does not hold its lock; call it within try (Permit held = lock.acquire())");
    }
    return held;
  }

  /** How many wait for a signal. */
  public int waiting() {
    pool.home().enter();
    return line.size();
  }

  @Override
  public String toString() {
    return "AsyncCondition(" + line.size() + " waiting, " + pool + ")";
  }
}
