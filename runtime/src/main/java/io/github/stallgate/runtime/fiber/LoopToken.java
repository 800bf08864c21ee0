// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The right to touch a loop: exactly one thread has it, or whoever it is being passed to.
 *
 * <p>Around a call that may block, its owner opens a region: from then on nobody owns the token,
 * and it lies open. Either the owner closes the region when the call returns, and has the token
 * again; or the {@link Timekeeper}, who finds a region open for too long, takes the token and gives
 * it to another thread. A region that was taken can't be closed any more.
 *
 * <p>Assumptions: (1) {@code owner} and {@code owned} are written only by the thread that thereby
 * gets or leaves the token, or by one that passes it and releases the other afterwards. (2) A
 * region is opened by the owner alone, so at most one is open.
 *
 * <p>Guarantees: (1) Of closing and taking a region exactly one succeeds: both exchange the number
 * of that very region for 0, and no number is used twice. (2) No thread takes itself for the owner
 * that is not: it set {@code owned} to false itself when it opened the region; if it reads true
 * later, that was written by another, after that one had written another {@code owner}. {@code
 * openedFor} is written before {@code open}. (3) What the owner did before it opened the region is
 * seen by who takes it: {@code open} is released and acquired. (4) While a region is open, {@code
 * owner} is the thread that opened it.
 *
 * <p>A region that comes and goes writes no reference: to a collector like G1 each such write into
 * an old object is worth a fence.
 */
public abstract class LoopToken {
  private static final VarHandle OPEN;
  private static final VarHandle OWNED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      OPEN = lookup.findVarHandle(LoopToken.class, "open", long.class);
      OWNED = lookup.findVarHandle(LoopToken.class, "owned", boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** The thread that has the token, or had it last. */
  private Thread owner = Thread.currentThread();

  private boolean owned = true;

  /** The number of the region that is open; 0 if none is. */
  private volatile long open;

  private Fiber openedFor;
  private boolean openedUnasked;
  private long regions;

  /** The thread that has it now, which may carry another; null while a region is open. */
  public final Thread owner() {
    return (boolean) OWNED.getAcquire(this) ? owner : null;
  }

  /** It is that thread's from now on. */
  public final void owner(Thread thread) {
    owner = thread;
    OWNED.setRelease(this, true);
  }

  /** The current thread has it no more. Its owner. */
  protected final void disown() {
    owned = false;
  }

  /** Whether the current thread has it, or the one that carries the current one. */
  public final boolean isHere() {
    Thread holder = owner();
    return holder != null
        && (Thread.currentThread() == holder || VirtualAccess.carrier() == holder);
  }

  /**
   * Lays it open for what that fiber does. Its owner.
   *
   * @param unasked the code in the region does not know of that, so it may be anywhere
   */
  protected final void open(Fiber fiber, boolean unasked) {
    if (openedFor != fiber) {
      openedFor = fiber;
    }
    openedUnasked = unasked;
    owned = false;
    OPEN.setRelease(this, ++regions); // No fence: see the timekeeper's assumption.
  }

  /** Takes it back, unless it was taken. That fiber. */
  protected final boolean close(Fiber fiber) {
    long number = open;
    return number != 0 && openedFor == fiber && close(number);
  }

  private boolean close(long number) {
    if (!OPEN.compareAndSet(this, number, 0L)) {
      return false;
    }
    OWNED.setRelease(this, true);
    return true;
  }

  /**
   * The same for a thread on which a fiber opened a region that is still open, though the fiber has
   * left the thread: it waits in a way of the JDK's own.
   */
  protected final boolean closeLeft(Thread carrier) {
    long number = open;
    return number != 0 && owner == carrier && close(number);
  }

  /** The region that is open; 0 if none is. Any thread. */
  final long opened() {
    return open;
  }

  /** Whether the region that is open is that fiber's. Any thread. */
  final boolean isOpenFor(Fiber fiber) {
    return open != 0 && openedFor == fiber;
  }

  /** Whose region it is that is open; whoever has seen that it is. */
  final Fiber openedFor() {
    return openedFor;
  }

  /** Whether the code in it does not know of it; whoever has seen that it is open. */
  final boolean isOpenedUnasked() {
    return openedUnasked;
  }

  /** Takes it from that region; the caller has it then, and passes it on. Any thread. */
  final boolean take(long number) {
    return OPEN.compareAndSet(this, number, 0L);
  }
}
