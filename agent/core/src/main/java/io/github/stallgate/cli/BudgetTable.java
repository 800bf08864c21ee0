// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.gate.BudgetResult;
import java.util.ArrayList;
import java.util.List;

/** Budgets beside what was measured, as a table for people. Pure. */
final class BudgetTable {
  private static final List<String> HEAD = List.of("budget", "limit", "measured", "");

  private BudgetTable() {}

  /** The lines; none without budgets. */
  static List<String> lines(List<BudgetResult> budgets) {
    if (budgets.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    for (BudgetResult budget : budgets) {
      String why = budget.why().isEmpty() ? "" : ": " + budget.why();
      rows.add(
          List.of(budget.key(), budget.limit(), budget.measured(), budget.state().word() + why));
    }
    return Columns.aligned(rows, List.of(true, false, false, true));
  }
}
