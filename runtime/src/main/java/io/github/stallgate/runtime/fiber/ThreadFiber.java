// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.util.concurrent.locks.LockSupport;

/**
 * A platform thread that runs only while it has its loop's token.
 *
 * <p>Who suspends passes the token directly to the fiber that is to run next; only when there is
 * none does it go back to the loop's own thread. That saves one of two switches of the system.
 *
 * <p>Assumptions: (1) {@code resume} is called by the loop's thread with the token, {@code suspend}
 * by the fiber's with the token. Guarantees: (1) {@code owner} is set before the thread that gets
 * the token is released, so no two threads ever see themselves as the owner. (2) What one holder
 * wrote is seen by the next: the token passes through a volatile field.
 */
final class ThreadFiber extends Fiber implements Runnable {
  private static final long STACK_BYTES = 512 * 1024;

  private final FiberHost host;
  private final LoopGate gate;
  private final Thread thread;
  private boolean started;
  private volatile boolean go;

  ThreadFiber(FiberHost host, LoopGate gate, String loopName) {
    this.host = host;
    this.gate = gate;
    this.thread = new FiberThread(host, this, loopName + "-coroutine", STACK_BYTES);
    thread.setDaemon(true);
  }

  /** Knows its loop. */
  static final class FiberThread extends Thread {
    final FiberHost host;

    FiberThread(FiberHost host, Runnable body, String name, long stackBytes) {
      super(null, body, name, stackBytes, false);
      this.host = host;
    }
  }

  @Override
  public void run() {
    host.run(this);
    pass();
  }

  @Override
  public void resume() {
    give();
    gate.await();
  }

  private void give() {
    host.owner(thread);
    go = true;
    if (started) {
      LockSupport.unpark(thread);
    } else {
      started = true;
      thread.start();
    }
  }

  /** Gives the token away; true if it came to this fiber itself. */
  private boolean pass() {
    Fiber next = host.next();
    if (next == this) {
      return true;
    }
    if (next == null) {
      gate.open(host);
    } else {
      ((ThreadFiber) next).give();
    }
    return false;
  }

  @Override
  public void suspend() {
    go = false;
    if (!pass()) {
      awaitGo();
    }
  }

  @Override
  public void comeBack() {
    go = false;
    host.stray(this);
    awaitGo();
  }

  @Override
  void leaveRegion() {
    host.leave(this);
  }

  @Override
  boolean holdsLoop() {
    return host.isOpenFor(this);
  }

  private void awaitGo() {
    boolean interrupted = false;
    while (!go) {
      LockSupport.park(this);
      interrupted |= !go && Thread.interrupted();
    }
    if (interrupted) {
      thread.interrupt();
    }
  }

  @Override
  public void yieldNow() {
    host.yielded(this);
    suspend();
  }

  @Override
  public void resumeStray() {
    resume();
  }

  @Override
  public Thread thread() {
    return thread;
  }

  @Override
  public void renew() {
    Thread.interrupted();
    VirtualAccess.eraseThreadLocals(thread);
  }
}
