// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.Fiber;
import java.util.concurrent.locks.LockSupport;

/**
 * Logs a turn that lasts too long while it lasts, with its stack. In debug mode only; a thread of
 * its own.
 */
final class SlowTurns {
  private final EventLoop loop;
  private final long slowNanos;
  private final Thread thread;
  private final Turns turns = new Turns();
  private volatile boolean stopped;

  /** What runs, as text or as a task; null if nothing does. */
  private volatile Object running;

  private volatile Thread callbacks;

  /** Grows with each step. */
  private volatile long number;

  /** What the loop says of its tasks. */
  private final class Turns implements Instrument {
    @Override
    public void beforeTaskStep(Task<?> begun) {
      begun(begun);
    }

    @Override
    public void afterTaskStep(Task<?> ended) {
      running = null;
    }
  }

  private SlowTurns(EventLoop loop) {
    this.loop = loop;
    this.slowNanos = Math.max(1_000_000, loop.slowTurn().toNanos());
    this.thread = new Thread(this::look, loop.name() + "-slow-turns");
    thread.setDaemon(true);
  }

  static SlowTurns watch(EventLoop loop) {
    SlowTurns slow = new SlowTurns(loop);
    loop.addInstrument(slow.turns);
    loop.scheduler().watchCallbacks(slow);
    slow.thread.start();
    return slow;
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
    loop.scheduler().probes().remove(turns);
    loop.scheduler().watchCallbacks(null);
  }

  /** On the loop. */
  void callbackBegun() {
    callbacks = Thread.currentThread();
    begun("a callback");
  }

  /** On the loop. */
  void callbackEnded() {
    running = null;
  }

  private void begun(Object what) {
    number = number + 1;
    running = what;
  }

  private void look() {
    long seen = -1;
    long since = 0;
    boolean told = false;
    while (!stopped) {
      LockSupport.parkNanos(this, slowNanos / 4);
      Object what = running;
      long step = number;
      long now = System.nanoTime();
      if (what == null || step != seen) {
        seen = step;
        since = now;
        told = false;
      } else if (!told && now - since >= slowNanos) {
        told = true;
        tell(what, step, now - since);
      }
    }
  }

  private void tell(Object what, long step, long nanos) {
    Thread runs = callbacks;
    if (what instanceof Task<?> task) {
      Fiber fiber = task.fiber;
      runs = fiber == null ? null : fiber.thread();
    }
    StringBuilder stack = new StringBuilder();
    if (runs != null) {
      for (StackTraceElement frame : Stacks.ofUser(runs.getStackTrace())) {
        stack.append("\n    at ").append(frame);
      }
    }
    if (number != step) {
      stack.setLength(0);
    }
    loop.log(
        (what instanceof Task<?> task ? task.name() : what)
            + " has held the loop for "
            + nanos / 1_000_000
            + " ms and goes on; nothing else on it runs meanwhile"
            + stack);
  }
}
