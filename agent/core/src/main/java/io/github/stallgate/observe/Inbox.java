// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.atomic.MpscAtomicArrayQueue;

/**
 * The bounded way from the loops to the reporter. A loop never waits: what finds no room is counted
 * and dropped.
 *
 * <p>The queue is the one without {@code sun.misc.Unsafe}, which new JDKs warn of.
 */
public final class Inbox {
  private static final int CAPACITY = 4096;

  private volatile MpscAtomicArrayQueue<Object> queue;
  private final AtomicLong dropped = new AtomicLong();
  private volatile Thread reader;
  private volatile boolean idle;

  /**
   * Hands it to the reporter. Any thread; costs a system call if the reporter sleeps.
   *
   * @return false if there was no room
   */
  public boolean send(Object message) {
    MpscAtomicArrayQueue<Object> to = queue;
    if (to == null) {
      to = made();
    }
    if (!to.relaxedOffer(message)) {
      dropped.incrementAndGet();
      return false;
    }
    if (idle) {
      idle = false;
      LockSupport.unpark(reader);
    }
    return true;
  }

  /**
   * Made for the first message, because most JVMs never have one. That message tells of a loop that
   * begins, so no hook ever comes here.
   */
  private synchronized MpscAtomicArrayQueue<Object> made() {
    if (queue == null) {
      queue = new MpscAtomicArrayQueue<>(CAPACITY);
    }
    return queue;
  }

  /** The next message, or null. The reporter only. */
  public Object next() {
    MpscAtomicArrayQueue<Object> from = queue;
    return from == null ? null : from.relaxedPoll();
  }

  /** Sleeps until something comes, at most that long. The reporter only. */
  public void await(long nanos) {
    reader = Thread.currentThread();
    idle = true;
    MpscAtomicArrayQueue<Object> from = queue;
    if (from == null || from.isEmpty()) {
      LockSupport.parkNanos(this, nanos);
    }
    idle = false;
  }

  /** Ends {@link #await}, now or the next time. Any thread. */
  public void wake() {
    LockSupport.unpark(reader);
  }

  /** Messages that found no room. */
  public long dropped() {
    return dropped.get();
  }
}
