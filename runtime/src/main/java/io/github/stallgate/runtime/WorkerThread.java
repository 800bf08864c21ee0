// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread of a {@link WorkerPool}: runs one call after another, and ends when it has had none for
 * a while.
 *
 * <p>Guarantee: a call that was given is run. {@code slot} goes from null either to a call, by the
 * loop, or to {@code RETIRED}, by the thread itself or a pool that closes; who comes second sees
 * it.
 */
final class WorkerThread extends Thread {
  private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final Object RETIRED = new Object();

  private final WorkerPool pool;
  private final AtomicReference<Object> slot;
  private WorkerCall<?> call;
  private Object[] locals;

  WorkerThread(WorkerPool pool, String name, WorkerCall<?> first) {
    super(null, null, name, 0, false);
    this.pool = pool;
    this.slot = new AtomicReference<>(first);
    setDaemon(true);
    setContextClassLoader(Thread.currentThread().getContextClassLoader());
  }

  /** The call that the current thread runs; null if it is no worker. */
  static WorkerCall<?> currentCall() {
    return Thread.currentThread() instanceof WorkerThread worker ? worker.call : null;
  }

  /** The current thread, if it is a worker that runs a call; else null. */
  static WorkerThread currentOrNull() {
    return Thread.currentThread() instanceof WorkerThread worker && worker.call != null
        ? worker
        : null;
  }

  /** The task locals of its call. On itself. */
  Object[] locals() {
    return locals;
  }

  void locals(Object[] changed) {
    locals = changed;
  }

  @Override
  public void run() {
    for (WorkerCall<?> next = next(); next != null; next = next()) {
      call = next;
      locals = next.locals;
      next.run(this);
      locals = null;
      call = null;
      Thread.interrupted();
      slot.set(null);
      pool.tellBack(this, next);
    }
  }

  /** Null: it is not needed any more. */
  private WorkerCall<?> next() {
    long until = System.nanoTime() + KEEP_ALIVE_NANOS;
    while (true) {
      Object given = slot.get();
      if (given == RETIRED || given == null && pool.isClosed()) {
        return null;
      }
      if (given != null) {
        return (WorkerCall<?>) given;
      }
      long left = until - System.nanoTime();
      if (left > 0) {
        LockSupport.parkNanos(this, left);
        Thread.interrupted();
      } else {
        slot.compareAndSet(null, RETIRED);
      }
    }
  }

  /** Gives it the next call, while it has none; false if it has retired. On the loop. */
  boolean give(WorkerCall<?> next) {
    boolean taken = slot.compareAndSet(null, next);
    LockSupport.unpark(this);
    return taken;
  }

  /** It is not needed any more, if it has no call. Any thread. */
  void retire() {
    slot.compareAndSet(null, RETIRED);
    LockSupport.unpark(this);
  }
}
