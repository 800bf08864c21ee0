// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.catalog.Severity;
import java.util.List;

/**
 * How strict the gate is.
 *
 * @param failOn the least severity that counts
 * @param maxFindings how many new findings of that severity may be there without failing
 * @param failOnEmpty whether a run in which nothing was measured fails
 * @param budgets limits of single measurements; findings of a severity that has one are judged by
 *     it alone
 * @param strictNoise whether a budget that could not be judged fails the gate
 */
public record Limits(
    Severity failOn,
    int maxFindings,
    boolean failOnEmpty,
    List<Budget> budgets,
    boolean strictNoise) {
  public static final Limits DEFAULT = new Limits(Severity.ERROR, 0);

  public Limits(Severity failOn, int maxFindings) {
    this(failOn, maxFindings, true);
  }

  public Limits(Severity failOn, int maxFindings, boolean failOnEmpty) {
    this(failOn, maxFindings, failOnEmpty, List.of(), false);
  }

  public Limits with(List<Budget> theirs, boolean strict) {
    return new Limits(failOn, maxFindings, failOnEmpty, List.copyOf(theirs), strict);
  }

  /** Whether a new finding of that severity counts against {@code maxFindings}. */
  boolean counts(Severity severity) {
    return severity.atLeast(failOn)
        && budgets.stream().noneMatch(budget -> budget.key().severity() == severity);
  }
}
