// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.Backend;
import io.github.stallgate.runtime.fiber.Claim;
import io.github.stallgate.runtime.fiber.Fiber;
import io.github.stallgate.runtime.fiber.FiberHost;
import io.github.stallgate.runtime.fiber.LoopWatch;
import java.util.List;
import java.util.concurrent.Future;

/**
 * The part of a loop that lets it go on while one of its tasks blocks, and that cuts a task short
 * that computes for too long.
 *
 * <p>Who blocks opens a region, see {@link io.github.stallgate.runtime.fiber.LoopToken}. If it was
 * taken meanwhile, the fiber queues for its next turn like any that a JDK wait has woken; the
 * thread that ran it finds itself without the token and asks for it, or waits to be spare.
 */
abstract class LentLoop extends FiberHost {
  final ReadyQueue ready = new ReadyQueue();
  final TimerHeap timers = new TimerHeap();
  final Poller poller = new Poller(ready);
  final Inbox inbox = new Inbox(poller);
  private final Backend backend;
  private final long slice;

  /** The step that should give way; set by the timekeeper. */
  private volatile long overrun = -1;

  private long handOvers;

  /** How many tasks that had their slice wait for the next. */
  private int hogs;

  LentLoop(Backend backend, long sliceNanos) {
    this.backend = backend;
    this.slice = sliceNanos;
  }

  final Backend backend() {
    return backend;
  }

  final long handOvers() {
    return handOvers;
  }

  /** The task whose step runs; null between steps. */
  abstract Task<?> current();

  /** Makes ready whose time has come, and what other threads sent. */
  abstract void admit();

  abstract EventLoop loop();

  /** Whether there is something to run now. */
  final boolean isReady() {
    return ready.size() > 0 || !inbox.isEmpty();
  }

  /** One turn; it may end without the token, which then is another thread's. */
  abstract void turn(Thread thread);

  /** What began the step before this goes on elsewhere, or is over. */
  abstract void endStep();

  /** One turn, that the loop's own thread comes back from with the token. */
  final void turn() {
    Thread thread = Thread.currentThread();
    turn(thread);
    if (owner() != thread) {
      backend.comeHome();
    }
  }

  /** Another thread wants the token. */
  final void pass(Claim claim) {
    Thread thread = owner();
    disown();
    if (!claim.grant()) {
      owner(thread);
    }
  }

  @Override
  public final void drive() {
    Thread thread = Thread.currentThread();
    while (owner() == thread) {
      turn(thread);
    }
  }

  @Override
  public final void enter(Fiber fiber) {
    open(fiber, false);
    LoopWatch.opened();
  }

  @Override
  public final void leave(Fiber fiber) {
    if (!close(fiber) && !isHere()) {
      fiber.comeBack();
    }
  }

  @Override
  protected final Fiber enterHere() {
    Task<?> task = current();
    Fiber fiber = task == null ? null : task.fiber;
    if (fiber == null || fiber.thread() != Thread.currentThread()) {
      return null;
    }
    open(fiber, true);
    LoopWatch.opened();
    return fiber;
  }

  @Override
  protected final Future<?> wakeAfter(Thread waiting, Runnable wake, long nanos) {
    if (nanos > EventLoop.LONGEST_NANOS || !loop().isInRealTime() || running() != waiting) {
      return null;
    }
    WaitEnd end = new WaitEnd(this, wake);
    end.set(loop().nanoTime() + nanos);
    return end;
  }

  @Override
  public final boolean canHandOver() {
    return backend.canHandOver();
  }

  @Override
  public final void handOver() {
    handOvers++;
    backend.handOver(this);
  }

  @Override
  protected final List<Thread> waiting() {
    return inbox.waiting();
  }

  @Override
  protected final void stuck(Thread owner, long nanos, List<Thread> waiting) {
    Thread runs = running();
    loop().log(StuckLoop.text(runs == null ? owner : runs, nanos, waiting));
  }

  @Override
  public final void took() {
    endStep();
  }

  @Override
  protected final long sliceNanos() {
    return slice >= 0 ? slice : LoopWatch.sliceByDefault();
  }

  /** Racy: read by the timekeeper, which looks twice. */
  @Override
  protected final Thread running() {
    Task<?> task = current();
    Fiber fiber = task == null ? null : task.fiber;
    return fiber == null ? null : fiber.thread();
  }

  @Override
  protected final void overrun(long step) {
    overrun = step;
  }

  @Override
  protected final void poll() {
    Task<?> task = current();
    if (overrun == stepNumber() && task != null && task.maySlice() && isOf(task)) {
      overrun = -1;
      hogs++;
      admit(); // Whose time has come is before it in the queue.
      try {
        task.giveWay();
      } finally {
        hogs--;
      }
    }
  }

  /** Racy, as is {@link #running}; the worst that comes of it is a switch too many. */
  @Override
  protected final boolean isHogAwaited() {
    Task<?> task = current();
    if (task == null || !task.gaveWay()) {
      return false;
    }
    return ready.size() > hogs || !inbox.isEmpty() || timers.seemsDue(loop().nanoTime());
  }

  private static boolean isOf(Task<?> task) {
    return task.fiber != null && task.fiber.thread() == Thread.currentThread();
  }
}
