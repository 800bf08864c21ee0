// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.observe.LagSnapshot;
import java.util.Comparator;

/**
 * How late the tasks of one loop were.
 *
 * @param controlP999 nanoseconds that the watchdog's own clock was late meanwhile: what the machine
 *     alone does
 */
public record ReportedLag(String loop, String kind, LagSnapshot lag, long controlP999) {
  /** Latest first, then by name, so that the order is the same in every run. */
  public static final Comparator<ReportedLag> WORST_FIRST =
      Comparator.comparingLong((ReportedLag each) -> each.lag().p999())
          .thenComparingLong(each -> each.lag().max())
          .reversed()
          .thenComparing(ReportedLag::loop);

  /**
   * A loop of that name in another JVM: turns add up, and of everything else the greater stands,
   * since percentiles can't be added. Where only one was measured in the queue, that one stands.
   */
  ReportedLag mergedWith(ReportedLag other) {
    LagSnapshot a = lag;
    LagSnapshot b = other.lag;
    boolean ofQueue = a.ofQueue() || b.ofQueue();
    LagSnapshot one = a.ofQueue() == ofQueue ? a : b;
    LagSnapshot two = b.ofQueue() == ofQueue ? b : a;
    LagSnapshot both =
        new LagSnapshot(
            sum(a.turns(), b.turns()),
            sum(a.warmUps(), b.warmUps()),
            ofQueue,
            Math.max(one.p50(), two.p50()),
            Math.max(one.p90(), two.p90()),
            Math.max(one.p99(), two.p99()),
            Math.max(one.p999(), two.p999()),
            Math.max(one.max(), two.max()),
            Math.max(a.turnP50(), b.turnP50()),
            Math.max(a.turnP99(), b.turnP99()),
            Math.max(a.turnP999(), b.turnP999()),
            Math.max(a.turnMax(), b.turnMax()));
    return new ReportedLag(loop, kind, both, Math.max(controlP999, other.controlP999));
  }

  private static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
