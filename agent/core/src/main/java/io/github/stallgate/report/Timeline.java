// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.Arrays;

/**
 * Which occurrences a report tells one by one, for a timeline: of a millisecond and more, the first
 * thousand, and from then on those longer than nine of ten told so far, up to two thousand. The
 * reporter thread only.
 */
public final class Timeline {
  private static final long SHORTEST_NANOS = 1_000_000;
  private static final int FREELY = 1_000;
  private static final int MOST = 2_000;
  private static final int RECKONED_EACH = 100;

  private final long[] told = new long[MOST];
  private int size;
  private long from = SHORTEST_NANOS;

  /** Whether one that lasted so long is told; it counts as told then. */
  public boolean admits(long nanos) {
    if (nanos < from || size == MOST) {
      return false;
    }
    told[size++] = nanos;
    if (size >= FREELY && size % RECKONED_EACH == 0) {
      long[] sorted = Arrays.copyOf(told, size);
      Arrays.sort(sorted);
      from = sorted[size * 9 / 10] + 1;
    }
    if (size == MOST) {
      from = Long.MAX_VALUE;
    }
    return true;
  }

  /** Nanoseconds from which an occurrence is of interest now. */
  public long from() {
    return from;
  }
}
