// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/**
 * How many stacks may be taken: a stack stops its thread for about a tenth of a millisecond, so a
 * burst of {@value #BURST} is free and then {@value #PER_SECOND} a second. A token bucket, of which
 * the lower half is kept for turns: many turns that are only many may last for hours, and must not
 * leave a long one without its stacks. The watchdog's thread only.
 */
final class SampleBudget {
  private static final int BURST = 60;
  private static final int PER_SECOND = 3;
  private static final long NANOS_EACH = 1_000_000_000L / PER_SECOND;

  private long tokens = BURST;
  private long filledAt;

  /** Takes one for a single turn, if there is one. */
  boolean take(long now) {
    return take(now, 0);
  }

  /** Takes one for a spell of many turns, if more than half are there. */
  boolean takeSpare(long now) {
    return take(now, BURST / 2);
  }

  private boolean take(long now, int kept) {
    if (filledAt == 0) {
      filledAt = now;
    }
    long earned = (now - filledAt) / NANOS_EACH;
    if (earned > 0) {
      tokens = Math.min(BURST, tokens + earned);
      filledAt += earned * NANOS_EACH;
    }
    if (tokens <= kept) {
      return false;
    }
    tokens--;
    return true;
  }
}
