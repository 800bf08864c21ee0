// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.table;

/**
 * One line of the table, as text with units.
 *
 * @param compared the figure that the budget speaks of: what it adds to, or its ratio to, the run
 *     without an agent
 */
public record Row(
    String what,
    int jdk,
    String median,
    String best,
    String compared,
    String budget,
    Verdict verdict) {

  private static final String NOTHING = "–";

  /** A line that others are compared with. */
  public static Row base(String what, int jdk, String median, String best) {
    return new Row(what, jdk, median, best, NOTHING, NOTHING, Verdict.NO_BUDGET);
  }

  /** A line to compare with, but not to judge. */
  public static Row peer(String what, int jdk, String median, String best, String compared) {
    return new Row(what, jdk, median, best, compared, NOTHING, Verdict.NO_BUDGET);
  }
}
