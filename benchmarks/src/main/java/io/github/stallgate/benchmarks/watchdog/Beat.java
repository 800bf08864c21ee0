// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.watchdog;

import io.netty.channel.EventLoop;
import java.util.concurrent.atomic.AtomicBoolean;

/** The turns of one loop, each of which asks for the next. */
final class Beat implements Runnable {
  private final EventLoop loop;
  private final Occupation occupation;
  private final AtomicBoolean stopped;
  private int turns;

  Beat(EventLoop loop, Occupation occupation, AtomicBoolean stopped) {
    this.loop = loop;
    this.occupation = occupation;
    this.stopped = stopped;
  }

  @Override
  public void run() {
    long nanos = occupation.turnNanos();
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
    turns++;
    if (nanos > 0 && !stopped.get()) {
      occupation.again(loop, this, turns);
    }
  }
}
