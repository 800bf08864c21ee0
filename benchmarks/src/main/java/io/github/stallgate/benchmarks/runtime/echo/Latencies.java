// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

/**
 * Counts of durations, 32 classes for each doubling, so that a percentile is right to 3 %. Used by
 * one thread.
 */
final class Latencies {
  private static final int BITS = 5;
  private static final int SUB_CLASSES = 1 << BITS;

  private final long[] counts = new long[(Long.SIZE - BITS) * SUB_CLASSES];
  private long total;

  void record(long nanos) {
    counts[index(Math.max(0, nanos))]++;
    total++;
  }

  /**
   * Nanoseconds that this share of all durations did not exceed; 0 if there are none.
   *
   * @param share from 0 to 1
   */
  long percentile(double share) {
    long rank = (long) Math.ceil(share * total);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        return value(i);
      }
    }
    return 0;
  }

  private static int index(long nanos) {
    int doublings = Long.SIZE - BITS - 1 - Long.numberOfLeadingZeros(nanos | SUB_CLASSES - 1);
    return doublings <= 0 ? (int) nanos : doublings * SUB_CLASSES + (int) (nanos >>> doublings);
  }

  /** The least duration of a class. */
  private static long value(int index) {
    if (index < 2 * SUB_CLASSES) {
      return index;
    }
    int doublings = index / SUB_CLASSES - 1;
    return (long) (index % SUB_CLASSES + SUB_CLASSES) << doublings;
  }
}
