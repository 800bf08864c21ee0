// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.Fiber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/**
 * A coroutine that runs by itself, and the future of its value. Held strongly by its loop until it
 * ends.
 *
 * <p>What it waits for is in {@code waitingOn}: a {@link LoopFuture}, or a {@link Sleep}. A cancel
 * that reaches it cancels that; the task is then woken like by any other end of the wait. Whoever
 * wakes it clears the field, so that each wait ends once.
 *
 * @param <T> the value
 */
public final class Task<T> extends LoopFuture<T> {
  /** What a task is doing. */
  public enum State {
    /** It waits for its turn. */
    READY,
    RUNNING,
    /** It waits for something else. */
    WAITING,
    SUCCEEDED,
    FAILED,
    CANCELLED
  }

  private static final byte ASKED = 1;
  private static final byte DELIVERED = 2;

  private final String name;
  private Callable<? extends T> body;
  private String reason;

  /** 0: nobody has cancelled it. */
  private byte cancel;

  /** The scope of its group; null for one that belongs to the loop. */
  final CancelScope outer;

  /** The innermost scope that it is in. */
  CancelScope scope;

  Fiber fiber;
  Object[] locals;
  boolean isQueued;

  /** 1 if it gave way where it did not ask to since its last wait; 2 for each section without. */
  private byte slices;

  /** It waits for something that its loop doesn't know. */
  boolean isElsewhere;

  private Object waitingOn;

  /** Neighbours in the loop's list of what lives. */
  Task<?> before;

  Task<?> after;

  Task(EventLoop loop, Coroutine<? extends T> coroutine, CancelScope outer, Object[] locals) {
    super(loop);
    this.name = coroutine.name();
    this.body = coroutine.start();
    this.outer = outer;
    this.scope = outer;
    this.locals = locals;
  }

  /** The task that runs the current code; null outside of one. */
  public static Task<?> current() {
    EventLoop loop = EventLoop.currentOrNull();
    return loop == null ? null : loop.scheduler().current();
  }

  /** The name of its coroutine, or one that tells it from others. */
  public String name() {
    return name != null ? name : "task-" + Integer.toHexString(System.identityHashCode(this));
  }

  @Override
  public void complete(T value) {
    throw setByItself();
  }

  @Override
  public void fail(Throwable failure) {
    throw setByItself();
  }

  private UnsupportedOperationException setByItself() {
    return new UnsupportedOperationException(
        this + " is set by its own coroutine; cancel() it, or create a LoopFuture");
  }

  /**
   * Asks the task to end: its next wait, or the one it is in, throws CancellationException, and so
   * does each after that. What it waits for is cancelled too, but for what is shielded.
   *
   * @return false if it has ended
   */
  public boolean cancel(String reason) {
    loop.checkOwner();
    return cancelWith(reason);
  }

  @Override
  boolean cancelWith(String why) {
    if (phase != PENDING) {
      return false;
    }
    if (requestCancel(why)) {
      CancelScope.spread(this, null);
    }
    return true;
  }

  /**
   * Every wait that begins from now on throws.
   *
   * @return false if that was so already, or it has ended: there is no wait left to be given up
   */
  private boolean requestCancel(String why) {
    if (cancel != 0 || phase != PENDING) {
      return false;
    }
    cancel = ASKED;
    reason = why;
    return true;
  }

  /** What it does now. */
  public State state() {
    return switch (phase) {
      case SUCCEEDED -> State.SUCCEEDED;
      case FAILED -> State.FAILED;
      case CANCELLED -> State.CANCELLED;
      default ->
          loop.scheduler().current() == this
              ? State.RUNNING
              : isQueued || fiber == null ? State.READY : State.WAITING;
    };
  }

  /** The stack where it waits, below those of the tasks that it waits for; innermost first. */
  public List<StackTraceElement> awaitChain() {
    loop.checkOwner();
    List<StackTraceElement> chain = new ArrayList<>();
    Task<?> each = this;
    for (int depth = 0; each != null && depth < 100; depth++) {
      chain.addAll(0, each.ownStack());
      each = each.waitingOn instanceof Task<?> next ? next : null;
    }
    return chain;
  }

  private List<StackTraceElement> ownStack() {
    List<StackTraceElement> stack = new ArrayList<>();
    for (Fiber each = fiber; each != null; each = callerOf(each)) {
      stack.addAll(Stacks.ofUser(each.thread().getStackTrace()));
    }
    return stack;
  }

  /** Who stands by for the body of a generator. */
  private static Fiber callerOf(Fiber fiber) {
    return fiber.carried instanceof FiberBody part ? part.caller() : null;
  }

  boolean isCancelRequested() {
    return cancel != 0;
  }

  /** After a step: whether it neither ended, nor waits for its turn or for what is its loop's. */
  boolean isInJdkWait() {
    return waitingOn == null && !isQueued && phase == PENDING;
  }

  Object waitingOn() {
    return waitingOn;
  }

  /** Waits until that is done, or throws because the task is cancelled. The task itself. */
  void waitFor(LoopFuture<?> future) {
    throwIfCancelled();
    future.addWaiter(this);
    suspendOn(future);
    if (future.phase == PENDING || future.phase == CANCELLED) {
      wasCut();
    }
    if (future.phase == PENDING) {
      throw cancellation();
    }
  }

  /** A wait throws, maybe because of its cancel: it may swallow that. */
  private void wasCut() {
    if (cancel != 0 && CancelScope.isCancelled(this)) {
      cancel = DELIVERED;
    }
  }

  /** Waits until the timer fires, or throws because the task is cancelled. The task itself. */
  void sleepUntil(long at) {
    throwIfCancelled();
    Sleep sleep = new Sleep(this);
    loop.scheduler().timers().add(sleep, at);
    suspendOn(sleep);
    if (sleep.isCutShort) {
      wasCut();
      throw cancellation();
    }
  }

  /** Lets all others that are ready run once. The task itself. */
  void yieldNow() {
    throwIfCancelled();
    isQueued = true;
    loop.scheduler().tellScheduled(this);
    fiber.yieldNow();
    throwIfCancelled();
  }

  /** Whether it may give way where it did not ask for that. */
  boolean maySlice() {
    return slices < 2;
  }

  /** Whether it has had a slice since its last wait. */
  boolean gaveWay() {
    return (slices & 1) != 0;
  }

  /** It has had its slice. The task itself. */
  void giveWay() {
    slices |= 1;
    yieldNow();
  }

  /** The body is not cut into slices. The task itself. */
  <R> R unsliced(Callable<? extends R> once) throws Exception {
    slices += 2;
    try {
      return once.call();
    } finally {
      slices -= 2;
    }
  }

  private void suspendOn(Object what) {
    waitingOn = what;
    slices &= ~1;
    fiber.suspend();
  }

  /** Goes on in that fiber, in this very turn, while the current one is suspended. */
  void switchTo(Fiber next) {
    Fiber own = fiber;
    fiber = next;
    loop.scheduler().enqueueFirst(this);
    own.suspend();
  }

  /** The wait for that is over; false if it was over before. */
  boolean wakeFrom(Object what) {
    if (waitingOn != what) {
      return false;
    }
    waitingOn = null;
    return true;
  }

  /**
   * A cancel has reached it: what it waits for, if it waits, is given up.
   *
   * @return the task that it waits for, if the cancel has to go on there
   */
  Task<?> cancelWait() {
    if (waitingOn instanceof Task<?> next) {
      if (next.requestCancel(reason)) {
        return next;
      }
      if (next.waitsFor(this)) {
        loop.scheduler().wake(this, next); // Else nobody would: they wait for each other.
      }
      return null;
    }
    if (waitingOn instanceof LoopFuture<?> future) {
      future.cancelWith(reason);
    } else if (waitingOn instanceof Sleep sleep) {
      sleep.cutShort();
    }
    return null;
  }

  /** Whether it waits for that task, or for one that does. */
  private boolean waitsFor(Task<?> task) {
    Object each = waitingOn;
    for (int left = loop.scheduler().live(); each instanceof Task<?> next && left > 0; left--) {
      if (next == task) {
        return true;
      }
      each = next.waitingOn;
    }
    return false;
  }

  void throwIfCancelled() {
    if ((cancel != 0 || scope != null) && CancelScope.isCancelled(this)) {
      cancel = cancel != 0 ? DELIVERED : 0;
      throw cancellation();
    }
  }

  /** A cancel has reached its wait, and the runtime itself put it off: nobody swallowed it yet. */
  void cancelIsPostponed() {
    cancel = cancel != 0 ? ASKED : 0;
  }

  private CancellationException cancellation() {
    return new CancellationException(
        cancel != 0 && reason != null
            ? reason
            : name() + (cancel != 0 ? " was cancelled" : " is in a scope that was cancelled"));
  }

  /** Its first step; never throws. On its fiber. */
  void runBody() {
    try {
      Callable<? extends T> once = body;
      body = null;
      T value = once.call();
      if (cancel == DELIVERED) {
        loop.scheduler().swallowed(this);
      }
      settleNow(SUCCEEDED, value);
    } catch (CancellationException cut) {
      settleNow(CANCELLED, cut.getMessage());
    } catch (Throwable failure) {
      settleNow(FAILED, failure);
    }
  }

  /** Ends it before its first step. */
  void cancelUnstarted() {
    body = null;
    settleNow(CANCELLED, cancellation().getMessage());
  }

  @Override
  public String toString() {
    return "Task(" + name() + ", " + (phase == PENDING ? state() : phaseName()) + origin() + ")";
  }
}
