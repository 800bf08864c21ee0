// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

/**
 * How one budget was judged; all texts are escaped and ready to print.
 *
 * @param key for example {@code lag.p99@netty}
 * @param limit a count or a duration with its unit
 * @param measured the same, or {@code -} where there is nothing to show
 * @param why what the measurement is of, or why it could not be judged; empty if there is nothing
 *     to add
 */
public record BudgetResult(String key, String limit, String measured, State state, String why) {
  private static final String NOTHING = "-";

  /** Whether the limit was kept. */
  public enum State {
    MET("met"),
    OVER("over"),
    NOT_JUDGED("not judged");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  static BudgetResult judged(Budget budget, long measured, String why) {
    State state = measured > budget.limit() ? State.OVER : State.MET;
    return of(budget, budget.text(measured), state, why);
  }

  /** Something was measured, and does not suffice. */
  static BudgetResult notJudged(Budget budget, long measured, String why) {
    return of(budget, budget.text(measured), State.NOT_JUDGED, why);
  }

  static BudgetResult notMeasured(Budget budget, String why) {
    return of(budget, NOTHING, State.NOT_JUDGED, why);
  }

  private static BudgetResult of(Budget budget, String measured, State state, String why) {
    return new BudgetResult(budget.name(), budget.text(budget.limit()), measured, state, why);
  }
}
