// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.catalog.Allowance;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;

/**
 * What a call is.
 *
 * @param severity the rule's, or more for a call that is worse than its rule's others
 * @param errorFrom nanoseconds at and above which the same call is an error by its nature;
 *     Long.MAX_VALUE if its length says nothing
 * @param api what the application called, public names only
 * @param culprit the frame a person would change
 * @param framework the first framework frame; null if there is none
 * @param excused the row that silences the call; null if none does
 */
public record Classified(
    Rule rule,
    Severity severity,
    long errorFrom,
    String api,
    Frame culprit,
    Frame framework,
    Allowance excused) {
  /** The same, of that weight. */
  public Classified as(Severity weight) {
    return new Classified(rule, weight, errorFrom, api, culprit, framework, excused);
  }

  /** The same, under that rule and of that frame, unless a row says that it is another rule's. */
  Classified at(Rule other, Frame frame) {
    boolean another = rule == Rule.BLOCKING_CONSOLE || rule == Rule.BLOCKING_JDBC;
    Rule now = another ? rule : other;
    return new Classified(now, now.severity(), errorFrom, api, frame, framework, excused);
  }

  /** The same call, silenced by that row. */
  public Classified excusedBy(Allowance row) {
    return new Classified(rule, severity, errorFrom, api, culprit, framework, row);
  }
}
