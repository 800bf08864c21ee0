// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the report of one scenario is worth.
 *
 * @param causes how many windows were told to have each cause
 * @param right windows with the true cause and rule, and no second error or warning
 * @param falseErrors the errors that are not the scenario's own doing
 * @param wrong what was told instead, as a phrase for a person; at most one for each window
 */
record Judgement(
    Scenario scenario,
    int windows,
    Map<String, Integer> causes,
    int right,
    List<Told> falseErrors,
    List<String> wrong) {

  /** Compares what was told of windows 1 to n with the truth. */
  static Judgement of(Scenario scenario, int windows, List<Told> told) {
    Map<String, Integer> causes = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    long excuses = excuses(scenario, told);
    for (int window = 1; window <= windows; window++) {
      int number = window;
      List<Told> own = told.stream().filter(finding -> finding.window() == number).toList();
      String cause = cause(own);
      if (own.isEmpty() && excuses > 0) {
        cause = scenario.excuse();
        excuses--;
      }
      causes.merge(cause, 1, Integer::sum);
      if (!isRight(scenario, cause, own)) {
        wrong.add("window %d: %s".formatted(window, phrase(own, cause)));
      }
    }
    List<Told> falseErrors = told.stream().filter(isFalseError(scenario)).toList();
    return new Judgement(scenario, windows, causes, windows - wrong.size(), falseErrors, wrong);
  }

  int count(String cause) {
    return causes.getOrDefault(cause, 0);
  }

  /** How many windows notes excuse that name no code: GC's or the machine's. */
  private static long excuses(Scenario scenario, List<Told> told) {
    return told.stream()
        .filter(finding -> finding.isNote() && finding.window() == 0)
        .filter(finding -> finding.cause().equals(scenario.excuse()))
        .mapToLong(Told::count)
        .sum();
  }

  private static String cause(List<Told> own) {
    return own.isEmpty() ? Told.NOTHING : heaviest(own).cause();
  }

  private static Told heaviest(List<Told> own) {
    return own.stream()
        .filter(Told::isError)
        .findFirst()
        .or(() -> own.stream().filter(finding -> !finding.isNote()).findFirst())
        .orElse(own.get(0));
  }

  private static boolean isRight(Scenario scenario, String cause, List<Told> own) {
    List<Told> serious = own.stream().filter(finding -> !finding.isNote()).toList();
    boolean ownRule =
        serious.size() == 1
            ? serious.get(0).rule().equals(scenario.rule())
            : serious.isEmpty() && mayBeSilent(scenario, own, cause);
    return ownRule && scenario.isTrue(cause);
  }

  /** Without an error or a warning, only an excuse is right, or silence where that is. */
  private static boolean mayBeSilent(Scenario scenario, List<Told> own, String cause) {
    return cause.equals(scenario.excuse()) || own.isEmpty() && cause.equals(Told.NOTHING);
  }

  private static Predicate<Told> isFalseError(Scenario scenario) {
    return finding ->
        finding.isError() && (finding.window() == 0 || !finding.rule().equals(scenario.rule()));
  }

  private static String phrase(List<Told> own, String cause) {
    if (own.isEmpty()) {
      return cause;
    }
    return String.join(
        ", ", own.stream().map(finding -> finding.rule() + " " + finding.cause()).toList());
  }
}
