// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that a thread of a {@link WorkerPool} does for a loop, once.
 *
 * <p>Assumptions: (1) {@link #run} is called by one worker, once. (2) {@link #ended} is called on
 * the loop after that, unless the loop was closed before. Guarantees: (1) An interrupt reaches the
 * worker while it runs this call, and never a later one: both look under the lock. (2) A failure is
 * known to exactly one: to {@code ended}, or to {@link #orphan} and so to the log.
 */
abstract class WorkerCall<T> {
  private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

  private final Callable<? extends T> body;
  private WorkerThread runner;
  private boolean isInterruptWanted;
  private boolean isOrphan;
  private boolean isOver;

  /** What the body returned, and what it threw; written by the worker, read by the loop. */
  private T value;

  private Throwable failure;

  /** The task locals that the body begins with. */
  final Object[] locals;

  WorkerCall(Callable<? extends T> body, Object[] locals) {
    this.body = body;
    this.locals = locals;
  }

  /** It is over; {@link #value} and {@link #failure} tell how. On the loop. */
  abstract void ended();

  final T value() {
    return value;
  }

  /** Null if it has a value. */
  final Throwable failure() {
    return failure;
  }

  /** On the worker; never throws. */
  final void run(WorkerThread worker) {
    begin(worker);
    try {
      value = body.call();
    } catch (Throwable thrown) {
      failure = thrown;
    }
    end();
  }

  private synchronized void begin(WorkerThread worker) {
    runner = worker;
    if (isInterruptWanted) {
      worker.interrupt();
    }
  }

  private synchronized void end() {
    runner = null;
    isOver = true;
    if (isOrphan) {
      logFailure();
    }
  }

  /** No thread could be had for it. On the loop. */
  final void refuse(Throwable why) {
    failure = why;
    ended();
  }

  /** Interrupts the body, now or as soon as it begins. Any thread. */
  final synchronized void interrupt() {
    isInterruptWanted = true;
    if (runner != null) {
      runner.interrupt();
    }
  }

  /** The loop is closed: nobody will hear how it ended. On the loop. */
  synchronized void orphan() {
    isOrphan = true;
    if (isOver) {
      logFailure();
    }
  }

  /** Whether a failure that the loop can't hear of any more is worth a line in the log. */
  boolean isTold() {
    return false;
  }

  private void logFailure() {
    if (failure != null && isTold()) {
      LOG.warn("a thread failed after the loop that began it was closed", failure);
    }
  }
}
