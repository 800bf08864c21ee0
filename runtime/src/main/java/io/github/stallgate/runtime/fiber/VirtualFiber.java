// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * A virtual thread that is scheduled by its loop: it is its own {@link Executor}, so that the JDK
 * hands every continuation to the loop instead of a pool.
 *
 * <p><b>How it is resumed.</b> The loop unparks the thread; the JDK answers on the same stack by
 * {@link #execute} with the continuation, which runs there and then. A wake-up that the loop did
 * not ask for (a JDK lock, a socket, a sleep within the coroutine) comes to {@code execute} at any
 * time and on any thread, and is queued.
 *
 * <p>Assumptions: (1) {@code resume} is called by the thread that has the token, which is a
 * platform thread. (2) The JDK calls {@code execute} with one and the same continuation for this
 * thread, and with others only for virtual threads that were started within it and inherited their
 * scheduler.
 *
 * <p>Guarantees: (1) A resume is never lost: if the thread is already queued by a stray wake-up,
 * {@code go} is found set when that runs. (2) A stray wake-up never ends a suspension. (3) An
 * interrupt neither ends a suspension nor is lost.
 */
final class VirtualFiber extends Fiber implements Executor, Runnable {
  private final FiberHost host;
  private final Thread thread;
  private Runnable continuation;
  private boolean resuming;
  private boolean started;
  private boolean go;

  VirtualFiber(FiberHost host, String loopName) {
    this.host = host;
    this.thread = VirtualAccess.newThread(this, loopName, this);
  }

  @Override
  public void run() {
    host.run(this);
  }

  @Override
  public void resume() {
    go = true;
    resuming = true;
    if (started) {
      LockSupport.unpark(thread);
    } else {
      started = true;
      thread.start();
    }
    resuming = false;
  }

  @Override
  public void execute(Runnable task) {
    if (continuation == null) {
      continuation = task;
    }
    if (task != continuation) {
      host.foreign(task);
    } else if (Thread.currentThread() == host.owner() && resuming) {
      resuming = false;
      task.run();
    } else {
      host.stray(this);
    }
  }

  @Override
  public void resumeStray() {
    continuation.run();
  }

  /** Kept small: what lies on the stack here is kept for every coroutine that waits. */
  @Override
  public void suspend() {
    go = false;
    passInterrupt();
    LockSupport.park();
    if (!go) {
      suspendAgain();
    }
  }

  /** Something else woke it: an interrupt, or a permit that was left over. */
  private void suspendAgain() {
    boolean interrupted = false;
    while (!go) {
      interrupted |= Thread.interrupted();
      LockSupport.park();
    }
    if (interrupted) {
      thread.interrupt();
    }
  }

  /**
   * The JDK hands the continuation to {@code execute} by itself, which saves three atomic
   * operations of a park: a third of the time of the whole switch.
   */
  @Override
  public void yieldNow() {
    passInterrupt();
    Thread.yield();
  }

  /**
   * An interrupt of the loop's own thread, which the JDK forgets when it unmounts this one. While
   * this one is interrupted itself, the JDK makes the other look so too.
   */
  private void passInterrupt() {
    if (host.owner().isInterrupted() && !thread.isInterrupted()) {
      host.ownerInterrupted();
    }
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
