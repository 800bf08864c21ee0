// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.report.ReportedFinding;
import java.util.List;

/**
 * What the gate found; every list worst first or in file order, texts escaped.
 *
 * @param fresh findings nobody accepted, at or above the limit's severity
 * @param minor findings nobody accepted, below it
 * @param accepted findings a valid baseline entry covers
 * @param expired baseline entries whose day is over; each fails the gate, and its finding is not
 *     counted again as new
 * @param disproved baseline entries whose method ran without the finding: they may go
 * @param unexercised baseline entries of which this run tells nothing
 * @param unmeasured what was not measured
 * @param notes what else a reader must know to trust the verdict
 * @param budgets how each budget was judged, in the order given
 * @param tooWide baseline entries that accept more than one finding by a {@code *}
 */
public record Verdict(
    Outcome outcome,
    Limits limits,
    List<ReportedFinding> fresh,
    List<ReportedFinding> minor,
    List<ReportedFinding> accepted,
    List<BaselineEntry> expired,
    List<BaselineEntry> disproved,
    List<BaselineEntry> unexercised,
    List<Gap> unmeasured,
    List<String> notes,
    List<BudgetResult> budgets,
    List<WideEntry> tooWide) {
  /** The outcome's, but for an empty run that may pass. */
  public int exitCode() {
    boolean allowed = outcome == Outcome.NOTHING_MEASURED && !limits.failOnEmpty();
    return allowed ? Outcome.PASSED.exitCode() : outcome.exitCode();
  }

  public long over() {
    return count(BudgetResult.State.OVER);
  }

  public long notJudged() {
    return count(BudgetResult.State.NOT_JUDGED);
  }

  private long count(BudgetResult.State state) {
    return budgets.stream().filter(result -> result.state() == state).count();
  }
}
