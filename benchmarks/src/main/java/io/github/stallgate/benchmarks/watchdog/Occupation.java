// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.watchdog;

import io.netty.channel.EventLoop;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What the watched loops do. */
enum Occupation {
  IDLE("idle", 0, 0),
  /** Nine milliseconds of short turns, then a timer of one. */
  BUSY("90 % busy with turns of 100 µs", TimeUnit.MICROSECONDS.toNanos(100), 90),
  SATURATED("saturated with turns of 1 ms", TimeUnit.MILLISECONDS.toNanos(1), 0);

  private final String label;
  private final long turnNanos;
  private final int burst;

  Occupation(String label, long turnNanos, int burst) {
    this.label = label;
    this.turnNanos = turnNanos;
    this.burst = burst;
  }

  String label() {
    return label;
  }

  /** The word on the command line. */
  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How long a turn takes of wall time, in nanoseconds; 0 if there is only a first one. */
  long turnNanos() {
    return turnNanos;
  }

  /** Runs the task again, as this occupation paces it; turn is how many have run. */
  void again(EventLoop loop, Runnable task, int turn) {
    if (burst > 0 && turn % burst == 0) {
      loop.schedule(task, 1, TimeUnit.MILLISECONDS);
    } else {
      loop.execute(task);
    }
  }
}
