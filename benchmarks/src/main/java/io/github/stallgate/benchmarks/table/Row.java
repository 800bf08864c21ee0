// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.table;

/**
 * One line of the table, as text with units.
 *
 * @param jdk its feature release; 0 for what runs on none
 * @param compared the figure that the budget speaks of, where it is not the median: what it adds
 *     to, or its ratio to, the run without an agent; or the ratio of our runtime to a peer
 */
public record Row(
    String what,
    int jdk,
    String median,
    String best,
    String compared,
    String budget,
    Verdict verdict) {

  static final String NOTHING = "–";

  /** A line that others are compared with. */
  public static Row base(String what, int jdk, String median, String best) {
    return new Row(what, jdk, median, best, NOTHING, NOTHING, Verdict.NO_BUDGET);
  }

  /** A line to compare with, but not to judge. */
  public static Row peer(String what, int jdk, String median, String best, String compared) {
    return new Row(what, jdk, median, best, compared, NOTHING, Verdict.NO_BUDGET);
  }

  /** The same line, with a budget of its median. */
  public Row judged(String budget, Verdict verdict) {
    return new Row(what, jdk, median, best, compared, budget, verdict);
  }

  /** A line of a peer that this machine does not have. */
  public static Row absent(String what) {
    return new Row(what, 0, "not there", NOTHING, NOTHING, NOTHING, Verdict.NO_BUDGET);
  }
}
