// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that go on with a loop while the thread that had its token is held by a blocking call.
 * The loop's own thread is one, as soon as it is free again: it asks for the token, since it is the
 * one that knows when the loop is done.
 */
final class SpareCarriers {
  /** So many calls of one loop may block at once, as for the JDK's own scheduler. */
  private static final int MOST = 256;

  private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final FiberHost host;

  /** Callbacks are to find the one they would find on the loop's own thread. */
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

  /** Those that wait for the token; guarded by this. */
  private final Deque<Spare> idle = new ArrayDeque<>();

  private int count;
  private int numbers;
  private boolean isClosed;

  /** What the loop's own thread waits with, while it does. */
  private volatile Claim home;

  SpareCarriers(FiberHost host) {
    this.host = host;
  }

  synchronized boolean isAny() {
    return home != null || !idle.isEmpty() || count < MOST;
  }

  /** The token, which the caller has, goes to one of them. Any thread. */
  void give() {
    Claim claim = home;
    if (claim == null || !claim.grant()) {
      giveToSpare();
    }
  }

  private synchronized void giveToSpare() {
    Spare spare = idle.poll();
    if (spare == null) {
      count++;
      spare = new Spare(host.name() + "-spare-" + ++numbers);
      spare.hasToken = true;
      spare.start();
    } else {
      spare.hasToken = true;
      LockSupport.unpark(spare);
    }
  }

  /** The loop's own thread has lost the token, and is free: returns with the token. */
  void comeHome() {
    Claim claim = new Claim(false);
    home = claim;
    host.claim(claim);
    claim.await();
    home = null;
    host.owner(Thread.currentThread());
    host.took();
  }

  /** They are not needed any more. */
  synchronized void close() {
    isClosed = true;
    idle.forEach(LockSupport::unpark);
  }

  private synchronized boolean rest(Spare spare) {
    if (isClosed) {
      return false;
    }
    idle.push(spare);
    return true;
  }

  /** False if it was given the token just now. */
  private synchronized boolean retire(Spare spare) {
    boolean wasIdle = idle.remove(spare);
    count -= wasIdle ? 1 : 0;
    return wasIdle;
  }

  private synchronized boolean isClosed() {
    return isClosed;
  }

  /** One of them. */
  private final class Spare extends Thread {
    private volatile boolean hasToken;

    Spare(String name) {
      super(null, null, name, 0, false);
      setDaemon(true);
      setContextClassLoader(loader);
    }

    @Override
    public void run() {
      CurrentHost.begin(host);
      try {
        do {
          hasToken = false;
          host.owner(this);
          host.took();
          host.drive();
        } while (rest(this) && awaitToken());
      } finally {
        CurrentHost.end(host);
      }
    }

    /** False if it is not needed any more. */
    private boolean awaitToken() {
      long until = System.nanoTime() + KEEP_ALIVE_NANOS;
      while (!hasToken) {
        long left = until - System.nanoTime();
        if ((left <= 0 || isClosed()) && retire(this)) {
          return false;
        }
        LockSupport.parkNanos(this, Math.max(1, left));
        Thread.interrupted();
      }
      return true;
    }
  }
}
