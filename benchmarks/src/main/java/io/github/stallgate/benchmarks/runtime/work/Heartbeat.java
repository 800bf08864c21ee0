// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import java.time.Duration;

/** The sides of {@link Bench#beats}. Used by the loop's thread, or under its rules. */
final class Heartbeat {
  private static final long PERIOD_NANOS = 5_000_000;
  private static final long COMPUTING_NANOS = 1_000_000;

  private final long start = System.nanoTime();
  private final long length;
  private int beats;

  Heartbeat(Duration duration) {
    length = duration.toNanos();
  }

  boolean isOver() {
    return System.nanoTime() - start >= length;
  }

  /** Until the next beat is due; beats that were missed are gone. */
  Duration untilNext() {
    return Duration.ofNanos(PERIOD_NANOS - (System.nanoTime() - start) % PERIOD_NANOS);
  }

  /** The sleeper has woken. */
  void beat() {
    if (System.nanoTime() - start <= length + COMPUTING_NANOS) {
      beats++;
    }
  }

  int beats() {
    return beats;
  }

  /** What the other side does between giving way. */
  void compute() {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < COMPUTING_NANOS) {
      Thread.onSpinWait();
    }
  }
}
