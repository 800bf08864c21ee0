// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.catalog.StackTables;
import io.github.stallgate.observe.watch.WatchLimits;
import java.util.List;

/** What the classifier makes of a turn, with the default limits. */
final class Judged {
  static final long MILLI = 1_000_000;
  private static final WatchLimits LIMITS =
      new WatchLimits(50 * MILLI, 10 * MILLI, 50 * MILLI, 20 * MILLI, 50 * MILLI);

  private Judged() {}

  static Classifier calls() {
    return new Classifier(StackTables.read(), type -> List.of());
  }

  static Culprits culprits() {
    return new Culprits(StackTables.read());
  }

  static List<StallVerdict> all(SeenTurn turn) {
    return classifier(false).classify(turn.stall(), LIMITS);
  }

  static List<StallVerdict> debugged(SeenTurn turn) {
    return classifier(true).classify(turn.stall(), LIMITS);
  }

  static boolean isWarmUp(SeenTurn turn) {
    return classifier(false).isWarmUp(turn.stall(), LIMITS);
  }

  static StallVerdict only(SeenTurn turn) {
    List<StallVerdict> verdicts = all(turn);
    assertThat(verdicts).hasSize(1);
    return verdicts.get(0);
  }

  static Rule rule(SeenTurn turn) {
    return only(turn).classified().rule();
  }

  /** Nobody's code is named, and it is a note. */
  static void isBlameless(StallVerdict verdict, Cause cause) {
    assertThat(verdict.cause()).isEqualTo(cause);
    assertThat(verdict.classified().rule()).isEqualTo(Rule.LOOP_LAG);
    assertThat(verdict.classified().severity()).isEqualTo(Severity.NOTE);
    assertThat(verdict.classified().culprit().type())
        .isEqualTo(cause == Cause.GC ? "jvm" : "machine");
    assertThat(verdict.classified().framework()).isNull();
    assertThat(verdict.frames()).isEmpty();
  }

  private static StallClassifier classifier(boolean debugged) {
    return new StallClassifier(calls(), culprits(), debugged);
  }
}
