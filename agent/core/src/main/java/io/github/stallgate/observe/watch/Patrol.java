// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/**
 * How long the watchdog sleeps between two ticks: a tick of 5 ms while a turn is suspicious, else a
 * patrol of 20 ms, or both longer where that would cost more than it may.
 *
 * <p>A wake-up costs more than all that is done in it, and what it costs depends on the machine. So
 * each second the watchdog's own processor time is compared with its budget: over it, the patrol
 * grows by a quarter, to 60 ms at most, and the tick with it; well below, they shrink again. The
 * first ten seconds do not count: they run code that is not compiled yet. The watchdog's thread
 * only.
 */
final class Patrol {
  static final long TICK_NANOS = 5_000_000;
  static final long SHORTEST_NANOS = 20_000_000;
  static final long LONGEST_NANOS = 60_000_000;
  private static final long PATROL_TICKS = SHORTEST_NANOS / TICK_NANOS;
  private static final long SECOND = 1_000_000_000;
  private static final long WARM_AFTER = 10 * SECOND;

  /** Of one core; the budget of all the agent's threads is a hundredth. */
  private static final double BUDGET = 0.006;

  private static final double WELL_BELOW = 0.004;

  private long patrol = SHORTEST_NANOS;
  private long warmAt;
  private long reckonedAt;
  private long usedThen;

  /**
   * Nanoseconds from this tick to the next.
   *
   * @param usedNanos the watchdog's own processor time by now; negative if that is not told
   */
  long untilNext(boolean suspicious, long now, long usedNanos) {
    reckon(now, usedNanos);
    return suspicious ? patrol / PATROL_TICKS : patrol;
  }

  /** Whether it is time to be told the processor time; else {@link #untilNext} needs none. */
  boolean isDue(long now) {
    return now - reckonedAt >= SECOND;
  }

  private void reckon(long now, long used) {
    if (warmAt == 0) {
      warmAt = now + WARM_AFTER;
      reckonedAt = now;
    }
    if (used < 0 || !isDue(now)) {
      return;
    }
    double share = (double) (used - usedThen) / (now - reckonedAt);
    usedThen = used;
    reckonedAt = now;
    if (now <= warmAt) {
      return;
    }
    if (share > BUDGET) {
      patrol = Math.min(LONGEST_NANOS, patrol + patrol / 4);
    } else if (share < WELL_BELOW) {
      patrol = Math.max(SHORTEST_NANOS, patrol - patrol / 5);
    }
  }
}
