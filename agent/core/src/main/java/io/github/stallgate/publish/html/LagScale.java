// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportedLag;
import java.util.List;

/** A logarithmic scale from a hundredth of a millisecond to the power of ten above all lags. */
record LagScale(int powers) {
  private static final double FIRST = 1e4;
  private static final int FEWEST = 4;
  private static final double MARGIN = 2;

  static LagScale of(List<ReportedLag> lags) {
    long max = 0;
    for (ReportedLag lag : lags) {
      max = Math.max(max, Math.max(lag.lag().max(), lag.controlP999()));
    }
    return new LagScale(Math.max(FEWEST, (int) Math.ceil(Math.log10(Math.max(1, max / FIRST)))));
  }

  String label() {
    long last = (long) (FIRST * Math.pow(10, powers));
    return Quantities.duration((long) FIRST) + " to " + Quantities.duration(last);
  }

  /** Where it is, in percent of the width; what is off the scale is at its end. */
  String at(long nanos) {
    double share = Math.log10(Math.max(1, nanos / FIRST)) / powers;
    return Span.percent(MARGIN + (100 - 2 * MARGIN) * share);
  }
}
