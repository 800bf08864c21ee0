// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.report.ReportedStall;
import java.util.List;
import java.util.Locale;

/** The time that a timeline shows, in milliseconds since the epoch, the same for all its lanes. */
record Span(long begin, double millis) {
  /** Narrower could not be seen or hit. */
  private static final double NARROWEST = 0.4;

  private static final double WHOLE = 100;
  private static final double MILLI = 1e6;

  static Span of(List<Lane> lanes) {
    long begin = Long.MAX_VALUE;
    double end = 0;
    for (Lane lane : lanes) {
      for (ReportedStall stall : lane.stalls()) {
        begin = Math.min(begin, stall.at());
        end = Math.max(end, stall.at() + stall.durationNanos() / MILLI);
      }
    }
    return new Span(begin, Math.max(1, end - begin));
  }

  /** Where it begins, in percent of the lane. */
  String left(ReportedStall stall) {
    double left = WHOLE * (stall.at() - begin) / millis;
    return percent(Math.min(left, WHOLE - NARROWEST));
  }

  String width(ReportedStall stall) {
    return percent(Math.max(NARROWEST, WHOLE * stall.durationNanos() / MILLI / millis));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", share);
  }
}
