// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import io.github.stallgate.observe.LagHistogram.Quantiles;

/**
 * Collects the turn lengths and queue delays of one loop, or the lateness of the watchdog's own
 * clock, over its life. Resolution two digits.
 *
 * <ol>
 *   <li>One thread records, the watchdog. It never waits and, once the histograms have grown to
 *       their values, allocates nothing.
 *   <li>Any thread may ask for a {@link #snapshot}; those who ask wait for each other.
 *   <li>A recorder that never recorded has no histogram: ten thousand short-lived loops cost ten
 *       thousand small objects.
 * </ol>
 */
public final class LagRecorder {
  private volatile LagHistogram turns;
  private volatile LagHistogram delays;
  private volatile long warmUps;

  /**
   * Loads what recording needs, which takes some 30 ms of class loading that the watchdog's first
   * turn had better not wait for. Any thread but the watchdog.
   */
  public static void load() {
    LagRecorder first = new LagRecorder();
    first.turn(1);
    first.snapshot();
  }

  /** A turn of that many nanoseconds ended. The watchdog only. */
  public void turn(long nanos) {
    turns(1, nanos);
  }

  /** That many turns ended, each about that long. The watchdog only. */
  public void turns(long count, long nanosEach) {
    LagHistogram to = turns;
    if (to == null) {
      to = new LagHistogram();
      turns = to;
    }
    to.record(count, nanosEach);
  }

  /** A task waited that many nanoseconds in the loop's queue. The watchdog only. */
  public void delay(long nanos) {
    LagHistogram to = delays;
    if (to == null) {
      to = new LagHistogram();
      delays = to;
    }
    to.record(1, nanos);
  }

  /** A turn ended that was one of the loop's first. The watchdog only. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  public void warmUp() {
    warmUps++;
  }

  /** Everything recorded so far; what is being recorded right now may be missing. Any thread. */
  public synchronized LagSnapshot snapshot() {
    LagHistogram ofTurns = turns;
    LagHistogram ofDelays = delays;
    boolean ofQueue = ofDelays != null;
    Quantiles turn = quantiles(ofTurns);
    Quantiles lag = ofQueue ? quantiles(ofDelays) : turn;
    return new LagSnapshot(
        turn.count(),
        warmUps,
        ofQueue,
        lag.p50(),
        lag.p90(),
        lag.p99(),
        lag.p999(),
        lag.max(),
        turn.p50(),
        turn.p99(),
        turn.p999(),
        turn.max());
  }

  private static Quantiles quantiles(LagHistogram histogram) {
    return histogram == null ? Quantiles.NONE : histogram.quantiles();
  }
}
