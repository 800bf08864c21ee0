// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import org.junit.jupiter.api.Test;

class ContextsTest {
  private static final int MANY = 5_000;

  private final Contexts contexts = new Contexts();

  @Test
  void at_momentAfterItsEnd_isNotInIt() {
    Context first = contexts.begin("A.one()", false, 100);
    contexts.end(first, 200);
    assertThat(names(99)).isNull();
    assertThat(names(100)).isEqualTo("A.one()");
    assertThat(names(199)).isEqualTo("A.one()");
    assertThat(names(200)).isNull();
  }

  @Test
  void at_severalAtOnce_namesThemInTheOrderOfTheirBegin() {
    Context b = contexts.begin("B.two()", false, 10);
    contexts.begin("A.one()", false, 20);
    assertThat(names(15)).isEqualTo("B.two()");
    assertThat(names(25)).isEqualTo("B.two() and A.one()");
    contexts.end(b, 30);
    assertThat(names(25)).isEqualTo("B.two() and A.one()");
    assertThat(names(35)).isEqualTo("A.one()");
  }

  @Test
  void names_moreThanThree_namesThreeAndCountsTheRest() {
    for (int i = 1; i <= 5; i++) {
      contexts.begin("T" + i, false, i);
    }
    assertThat(names(3)).isEqualTo("T1, T2 and T3");
    assertThat(names(9)).isEqualTo("T1, T2, T3 and 2 more");
  }

  @Test
  void names_withoutAName_isLeftOut() {
    contexts.begin(null, true, 1);
    assertThat(contexts.at(2)).hasSize(1);
    assertThat(names(2)).isNull();
  }

  @Test
  void begin_endlessName_isCut() {
    contexts.begin("x".repeat(MANY), false, 1);
    assertThat(names(2)).hasSize(200).endsWith("\u2026");
  }

  @Test
  void end_twice_changesNothing() {
    Context context = contexts.begin("A", false, 1);
    assertThat(contexts.end(context, 5)).isTrue();
    assertThat(contexts.end(context, 9)).isFalse();
    assertThat(names(7)).isNull();
  }

  @Test
  void end_thousands_remembersTheLatest() {
    for (int i = 0; i < MANY; i++) {
      contexts.end(contexts.begin("T" + i, false, 10L * i), 10L * i + 5);
    }
    assertThat(names(10L * (MANY - 1) + 1)).isEqualTo("T" + (MANY - 1));
    assertThat(names(10L * (MANY - 2_000) + 1)).isEqualTo("T" + (MANY - 2_000));
    assertThat(names(1)).isNull();
  }

  @Test
  void forget_collected_isGone() {
    Context context = contexts.begin(null, true, 1);
    Live.add(contexts.findings(context), Rule.BLOCKING_SLEEP, "com.acme.A", Severity.ERROR);
    assertThat(contexts.snapshot(context)).hasSize(1);
    contexts.forget(context);
    assertThat(contexts.snapshot(context)).isEmpty();
    assertThat(contexts.findings(context)).isNull();
  }

  @Test
  void diagnostic_findingOfTheContext_hasTheGatesWords() {
    Context context = contexts.begin(null, true, 1);
    contexts.loopBegan("netty");
    contexts.loopBegan("netty");
    FindingStore store = contexts.findings(context);
    String id = Live.add(store, Rule.BLOCKING_SLEEP, "com.acme.A", Severity.ERROR).finding().id();
    String text = contexts.diagnostic(context, id, new Diagnostic("--report reports"));
    assertThat(text)
        .startsWith("error[BlockingSleep] Some.call held a Netty event loop for 1 s")
        .contains("one of 2 netty loops", "baseline accept " + id + " ", "--report reports");
    assertThat(contexts.diagnostic(context, "none", new Diagnostic(""))).isNull();
  }

  private String names(long nanoTime) {
    return Contexts.names(contexts.at(nanoTime));
  }
}
