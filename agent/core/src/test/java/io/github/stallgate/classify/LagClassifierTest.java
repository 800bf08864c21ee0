// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.observe.watch.Doing;
import io.github.stallgate.observe.watch.Lagging;
import io.github.stallgate.observe.watch.Stall;
import org.junit.jupiter.api.Test;

class LagClassifierTest {
  private static final long MILLI = 1_000_000;
  private final LagClassifier classifier = new LagClassifier(Judged.calls(), Judged.culprits());

  @Test
  void classify_manyTasks_isANoteOfTheTasks() {
    StallVerdict verdict =
        classify(
            SeenTurn.of(1)
                .stacks(2, Doing.COMPUTING, "com.acme.Other.run")
                .stacks(3, Doing.COMPUTING, "java.lang.Math.max", "com.acme.Task.run"),
            250);
    assertThat(verdict.classified().rule()).isEqualTo(Rule.LOOP_LAG);
    assertThat(verdict.classified().severity()).isEqualTo(Severity.NOTE);
    assertThat(verdict.classified().api()).isEqualTo("com.acme.Task.run");
    assertThat(verdict.cause()).isEqualTo(Cause.CPU);
    assertThat(verdict.measure()).isEqualTo(280 * MILLI);
    assertThat(verdict.samples()).isEqualTo(5);
    assertThat(verdict.facts())
        .containsEntry("cpuPercent", 90L)
        .containsEntry("turns", 300L)
        .containsEntry("delayNanos", 250 * MILLI)
        .containsEntry("controlWorstNanos", 2 * MILLI);
  }

  @Test
  void classify_noDelayKnown_saysNone() {
    StallVerdict verdict =
        classify(SeenTurn.of(1).stacks(3, Doing.COMPUTING, "com.acme.Task.run"), 0);
    assertThat(verdict.facts()).doesNotContainKey("delayNanos");
  }

  @Test
  void classify_allowedRegion_isTold() {
    SeenTurn turn = SeenTurn.of(1).stacks(3, Doing.COMPUTING, true, false, "com.acme.Task.run");
    assertThat(classify(turn, 250).allowed()).isTrue();
  }

  @Test
  void classify_noStack_isNothing() {
    assertThat(classify(SeenTurn.of(1), 250)).isNull();
  }

  private StallVerdict classify(SeenTurn turn, long delayMillis) {
    Stall stall = turn.stall();
    return classifier.classify(
        new Lagging(
            stall.loop(),
            Lagging.Kind.QUEUE,
            stall.began(),
            delayMillis * MILLI,
            300 * MILLI,
            280 * MILLI,
            270 * MILLI,
            300,
            2 * MILLI,
            stall.samples()));
  }
}
