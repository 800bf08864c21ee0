// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

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

  /** What the loop says of itself. */
  private static final class Turns implements Instrument {
    private volatile Task<?> task;
    private volatile long number;

    @Override
    public void beforeTaskStep(Task<?> begun) {
      task = begun;
      number++;
    }

    @Override
    public void afterTaskStep(Task<?> ended) {
      task = null;
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
    slow.thread.start();
    return slow;
  }

  void stop() {
    stopped = true;
    LockSupport.unpark(thread);
    loop.scheduler().remove(turns);
  }

  private void look() {
    long seen = -1;
    long since = 0;
    boolean told = false;
    while (!stopped) {
      LockSupport.parkNanos(this, slowNanos / 4);
      Task<?> task = turns.task;
      long number = turns.number;
      long now = System.nanoTime();
      if (task == null || number != seen) {
        seen = number;
        since = now;
        told = false;
      } else if (!told && now - since >= slowNanos) {
        told = true;
        tell(task, now - since);
      }
    }
  }

  private void tell(Task<?> task, long nanos) {
    Thread runs = task.fiber == null ? null : task.fiber.thread();
    StringBuilder stack = new StringBuilder();
    if (runs != null) {
      for (StackTraceElement frame : Stacks.ofUser(runs.getStackTrace())) {
        stack.append("\n    at ").append(frame);
      }
    }
    loop.log(
        task.name()
            + " has held the loop for "
            + nanos / 1_000_000
            + " ms and goes on; nothing else on it runs meanwhile"
            + stack);
  }
}
