// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

/** How often a finding occurred, and for how long; nanoseconds. Sums stop at the greatest long. */
public record Tally(long count, long totalNanos, long maxNanos) {
  static Tally once(long durationNanos) {
    return new Tally(1, durationNanos, durationNanos);
  }

  /** Both together: they are different occurrences. */
  Tally plus(Tally other) {
    return new Tally(
        sum(count, other.count),
        sum(totalNanos, other.totalNanos),
        Math.max(maxNanos, other.maxNanos));
  }

  /** The greater of each: they tell of the same occurrences, one of them later. */
  Tally atLeast(Tally other) {
    return new Tally(
        Math.max(count, other.count),
        Math.max(totalNanos, other.totalNanos),
        Math.max(maxNanos, other.maxNanos));
  }

  private static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
