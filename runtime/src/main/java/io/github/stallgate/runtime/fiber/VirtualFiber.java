// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * A virtual thread that is scheduled by its loop: it is its own {@link Executor}, so that the JDK
 * hands every continuation to the loop instead of a pool.
 *
 * <p><b>How it waits.</b> It yields, as by {@link Thread#yield}: the JDK hands the continuation
 * back at once, and it is kept until the loop resumes the fiber, which runs it there and then. To
 * the JDK that is a scheduler which takes its time. A park would do as well, but costs three atomic
 * operations more, a tenth to a fifth of the whole switch. Where the JDK can't leave the thread,
 * because of a native frame on its stack, the fiber parks, and with it the loop.
 *
 * <p>A wake-up that the loop did not ask for (a JDK lock, a socket, a sleep within the coroutine)
 * comes to {@code execute} at any time and on any thread, and is queued. Whoever takes the stack of
 * a fiber that waits holds it meanwhile: the JDK then ignores that it is run, and hands it to
 * {@code execute} afterwards, whether it was to run or not. So what was ignored is tried again, and
 * what waits is not run for that.
 *
 * <p>Assumptions: (1) {@code resume} is called by the thread that has the token, which is a
 * platform thread. (2) The JDK calls {@code execute} with one and the same continuation for this
 * thread, and with others only for virtual threads that were started within it and inherited their
 * scheduler. (3) After a yield that left the thread it calls {@code execute} once, on the thread
 * that ran the continuation, before that returns.
 *
 * <p>Guarantees: (1) A resume is never lost: if the thread is already queued by a stray wake-up,
 * {@code go} is found set when that runs; if it is ignored, the next turn tries again. (2) A stray
 * wake-up never ends a suspension. (3) An interrupt neither ends a suspension nor is lost.
 */
final class VirtualFiber extends Fiber implements Executor, Runnable {
  /** It runs, or waits in a way of the JDK's, or in the loop's queue. */
  private static final byte FREE = 0;

  /** It yields, and goes to the loop's queue when its continuation comes back. */
  private static final byte TO_QUEUE = 1;

  /** It yields, and waits when its continuation comes back. */
  private static final byte TO_WAIT = 2;

  private static final byte WAITS = 3;

  /** It was resumed, and has not gone on yet. */
  private static final byte RESUMED = 4;

  private static final VarHandle GO;

  static {
    try {
      GO = MethodHandles.lookup().findVarHandle(VirtualFiber.class, "go", boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private final FiberHost host;
  private final Thread thread;
  private Runnable continuation;
  private byte stands = FREE;
  private boolean resuming;
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
    if (stands == WAITS) {
      stands = RESUMED;
      goOn();
      return;
    }
    resuming = true;
    if (continuation != null) {
      LockSupport.unpark(thread);
    } else {
      thread.start();
    }
    if (hasToken()) {
      resuming = false;
    }
  }

  private void goOn() {
    continuation.run();
    if (hasToken() && stands == RESUMED) {
      host.stray(this);
    }
  }

  /** The thread that ran the fiber may have lost it meanwhile; the fiber is another's then. */
  private boolean hasToken() {
    return Thread.currentThread() == host.owner();
  }

  @Override
  public void execute(Runnable task) {
    if (continuation == null) {
      continuation = task;
    }
    boolean isOwner = hasToken();
    if (task != continuation) {
      host.foreign(task);
    } else if (isOwner && (stands == TO_WAIT || stands == TO_QUEUE)) {
      cameBack();
    } else if (isOwner && resuming) {
      resuming = false;
      task.run();
    } else if (stands != WAITS) { // seen late by another thread, it does no harm: see the header
      host.stray(this);
    }
  }

  private void cameBack() {
    if (stands == TO_WAIT) {
      stands = WAITS;
    } else {
      stands = FREE;
      host.yielded(this);
    }
  }

  @Override
  public void resumeStray() {
    if (stands == RESUMED) {
      goOn();
    } else if (stands != WAITS) {
      if (blocks) {
        host.enter(this); // Its region was closed when it left the thread, in a wait of the JDK's.
      }
      continuation.run();
    }
  }

  /** Kept small: what lies on the stack here is kept for every coroutine that waits. */
  @Override
  public void suspend() {
    go = false;
    giveBack(TO_WAIT);
    if (!go) {
      park();
    }
  }

  /**
   * The JDK can't leave the thread, so others go on with the loop on another one. An interrupt does
   * not end this, and is not lost.
   */
  private void park() {
    boolean interrupted = false;
    host.enter(this);
    while (!(boolean) GO.getAcquire(this)) {
      interrupted |= Thread.interrupted();
      LockSupport.park();
    }
    host.leave(this);
    if (interrupted) {
      thread.interrupt();
    }
  }

  /**
   * Queues for its next turn, which some other thread gives it; or if it can't leave this thread,
   * has the token come here.
   */
  @Override
  public void comeBack() {
    Thread.yield();
    if (!host.isHere()) {
      Claim claim = new Claim(true);
      host.claim(claim);
      claim.await();
      host.owner(VirtualAccess.carrier());
      host.tookBack(this);
    }
  }

  @Override
  void leaveRegion() {
    host.leave(this);
  }

  @Override
  boolean holdsLoop() {
    return host.isOpenFor(this);
  }

  @Override
  public void yieldNow() {
    giveBack(TO_QUEUE);
  }

  private void giveBack(byte how) {
    passInterrupt();
    stands = how;
    Thread.yield();
    stands = FREE;
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
