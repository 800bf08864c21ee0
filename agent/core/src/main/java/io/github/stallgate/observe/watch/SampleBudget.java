// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/**
 * How many stacks may be taken: a stack stops its thread for about a tenth of a millisecond, so a
 * burst of {@value #BURST} is free and then {@value #PER_SECOND} a second. A token bucket. The
 * watchdog's thread only.
 */
final class SampleBudget {
  private static final int BURST = 60;
  private static final int PER_SECOND = 15;
  private static final long NANOS_EACH = 1_000_000_000L / PER_SECOND;

  private long tokens = BURST;
  private long filledAt;

  /** Takes one if there is one. */
  boolean take(long now) {
    if (filledAt == 0) {
      filledAt = now;
    }
    long earned = (now - filledAt) / NANOS_EACH;
    if (earned > 0) {
      tokens = Math.min(BURST, tokens + earned);
      filledAt += earned * NANOS_EACH;
    }
    if (tokens == 0) {
      return false;
    }
    tokens--;
    return true;
  }
}
