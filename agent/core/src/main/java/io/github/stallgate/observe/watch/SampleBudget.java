// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/**
 * How many stacks may be taken: a stack stops its thread for about a tenth of a millisecond. A
 * token bucket. The watchdog's thread only.
 */
final class SampleBudget {
  private static final long SECOND = 1_000_000_000L;

  private final int burst;
  private final long nanosEach;
  private long tokens;
  private long filledAt;

  /**
   * @param burst so many are free
   * @param perSecond so many a second from then on
   */
  private SampleBudget(int burst, int perSecond) {
    this.burst = burst;
    this.nanosEach = SECOND / perSecond;
    this.tokens = burst;
  }

  /** For single turns that last. */
  static SampleBudget ofTurns() {
    return new SampleBudget(60, 15);
  }

  /**
   * For spells of many turns: these may go on for hours, and must not leave a long turn without its
   * stacks.
   */
  static SampleBudget ofSpells() {
    return new SampleBudget(30, 3);
  }

  /** Takes one if there is one. */
  boolean take(long now) {
    if (filledAt == 0) {
      filledAt = now;
    }
    long earned = (now - filledAt) / nanosEach;
    if (earned > 0) {
      tokens = Math.min(burst, tokens + earned);
      filledAt += earned * nanosEach;
    }
    if (tokens == 0) {
      return false;
    }
    tokens--;
    return true;
  }
}
