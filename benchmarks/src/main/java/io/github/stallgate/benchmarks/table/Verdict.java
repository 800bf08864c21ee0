// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.table;

/** How a figure stands to its budget. */
public enum Verdict {
  MET("yes"),
  MISSED("no"),
  /** The median misses the budget, but the quartiles of the runs do not: measure again. */
  UNCLEAR("unclear"),
  TOO_FEW_RUNS("too few runs"),
  NOT_MEASURED("not measured"),
  NO_BUDGET("–");

  private static final int ENOUGH_RUNS = 4;

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** What the variant costs over the base must be at most the budget, all in the same unit. */
  public static Verdict ofAdded(Samples base, Samples variant, double budget) {
    if (variant.sorted().size() < ENOUGH_RUNS) {
      return TOO_FEW_RUNS;
    }
    if (variant.median() - base.median() <= budget) {
      return MET;
    }
    return variant.lowerQuartile() - base.upperQuartile() <= budget ? UNCLEAR : MISSED;
  }

  /** The values must be at most the budget. */
  public static Verdict ofAtMost(Samples values, double budget) {
    if (values.sorted().size() < ENOUGH_RUNS) {
      return TOO_FEW_RUNS;
    }
    if (values.median() <= budget) {
      return MET;
    }
    return values.lowerQuartile() <= budget ? UNCLEAR : MISSED;
  }

  /** For what was counted, not timed. */
  public static Verdict of(boolean met) {
    return met ? MET : MISSED;
  }

  /** The values must be at least the budget. */
  public static Verdict ofRatio(Samples ratios, double budget) {
    if (ratios.sorted().size() < ENOUGH_RUNS) {
      return TOO_FEW_RUNS;
    }
    if (ratios.median() >= budget) {
      return MET;
    }
    return ratios.upperQuartile() >= budget ? UNCLEAR : MISSED;
  }

  @Override
  public String toString() {
    return word;
  }
}
