// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import io.github.stallgate.benchmarks.table.Samples;
import io.github.stallgate.benchmarks.table.Verdict;

/** In what a figure is told, and whether more of it is better. */
enum Unit {
  A_SECOND("%.3f M/s", 1e-6, true),
  BEATS("%.0f of 200", 1, true),
  SECONDS("%.3f s", 1, false),
  MICROS("%.2f µs", 1, false),
  BYTES("%.0f B", 1, false);

  private final String format;
  private final double factor;
  private final boolean moreIsBetter;

  Unit(String format, double factor, boolean moreIsBetter) {
    this.format = format;
    this.factor = factor;
    this.moreIsBetter = moreIsBetter;
  }

  String text(double figure) {
    return format.formatted(figure * factor);
  }

  double best(Samples figures) {
    return moreIsBetter ? figures.max() : figures.min();
  }

  /** In words, with the bound. */
  String budget(double bound) {
    return (moreIsBetter ? "≥ " : "≤ ") + text(bound);
  }

  Verdict verdict(Samples figures, double budget) {
    return moreIsBetter ? Verdict.ofRatio(figures, budget) : Verdict.ofAtMost(figures, budget);
  }
}
