// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import java.time.Duration;

/**
 * The sides of {@link Bench#beats}, and a heart on its own. Used by the loop's thread, or under its
 * rules.
 */
public final class Heartbeat {
  private static final long PERIOD_NANOS = 5_000_000;
  private static final long COMPUTING_NANOS = 1_000_000;

  private final long start = System.nanoTime();
  private final long length;
  private int beats;

  public Heartbeat(Duration duration) {
    length = duration.toNanos();
  }

  public boolean isOver() {
    return System.nanoTime() - start >= length;
  }

  /** Until the next beat is due; beats that were missed are gone. */
  public Duration untilNext() {
    return Duration.ofNanos(PERIOD_NANOS - (System.nanoTime() - start) % PERIOD_NANOS);
  }

  /** The sleeper has woken. */
  public void beat() {
    if (System.nanoTime() - start <= length + COMPUTING_NANOS) {
      beats++;
    }
  }

  public int beats() {
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
