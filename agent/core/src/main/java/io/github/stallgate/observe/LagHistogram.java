// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * A histogram that one thread writes without waiting and another adds up.
 *
 * <p>What is written is packed, a few hundred bytes, because most loops live shortly and record
 * little. What is added up is not, 10 to 20 KB from the first reading on, because a pass over a
 * packed histogram takes a millisecond.
 */
final class LagHistogram {
  private static final int DIGITS = 2;
  private static final double[] PERCENTILES = {50, 90, 99, 99.9};

  /** Values are kept in steps of 64 ns, which saves a third of the buckets. */
  private static final int STEP_BITS = 6;

  /** Longer is recorded as this; keeps the histogram bounded when a clock jumps. */
  private static final long LONGEST_NANOS = 3_600_000_000_000L;

  private final SingleWriterRecorder recorder = new SingleWriterRecorder(DIGITS, true);
  private volatile long written;
  private volatile long max;

  /** The reader's, like all that follows. */
  private Histogram total;

  private Histogram interval;
  private long read;
  private Quantiles known = Quantiles.NONE;

  /** Nanoseconds, and how many values they are of. */
  record Quantiles(long count, long p50, long p90, long p99, long p999, long max) {
    static final Quantiles NONE = new Quantiles(0, 0, 0, 0, 0, 0);
  }

  /** The writer. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  void record(long count, long nanos) {
    if (count <= 0) {
      return;
    }
    long value = Math.max(0, Math.min(nanos, LONGEST_NANOS));
    recorder.recordValueWithCount(value >> STEP_BITS, count);
    if (value > max) {
      max = value;
    }
    written += count;
  }

  /**
   * One reader at a time. Percentiles are exact to two digits, the maximum is exact. Takes about
   * 0.1 ms, and nothing if nothing was written meanwhile.
   */
  Quantiles quantiles() {
    long now = written;
    if (now != read) {
      total = total == null ? new Histogram(DIGITS) : total;
      read = now;
      interval = recorder.getIntervalHistogram(interval);
      total.add(interval);
      known = quantiles(total, max);
    }
    return known;
  }

  /** All percentiles in one pass. */
  private static Quantiles quantiles(Histogram values, long max) {
    long count = values.getTotalCount();
    long[] found = new long[PERCENTILES.length];
    int next = 0;
    for (HistogramIterationValue each : values.recordedValues()) {
      long upToHere = each.getTotalCountToThisValue();
      while (next < found.length && upToHere >= Math.ceil(count * PERCENTILES[next] / 100)) {
        // The upper end of a bucket may lie above the greatest value in it.
        found[next++] = Math.min(max, (each.getValueIteratedTo() + 1 << STEP_BITS) - 1);
      }
    }
    return new Quantiles(count, found[0], found[1], found[2], found[3], max);
  }
}
