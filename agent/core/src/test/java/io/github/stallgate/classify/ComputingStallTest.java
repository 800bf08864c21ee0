// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import static io.github.stallgate.observe.watch.Doing.CALLING;
import static io.github.stallgate.observe.watch.Doing.COMPUTING;
import static io.github.stallgate.observe.watch.Doing.SLEEPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import org.junit.jupiter.api.Test;

class ComputingStallTest {
  private static final String[] REGEX = {
    "java.util.regex.Pattern$Loop.match",
    "java.util.regex.Matcher.matches",
    "com.acme.Rules.check",
    "com.acme.H.read"
  };
  private static final String[] LOADING = {
    "java.lang.ClassLoader.defineClass1!", "java.lang.ClassLoader.loadClass", "com.acme.H.read"
  };

  @Test
  void classify_regex_isACpuHogOfTheApplicationsFrame() {
    StallVerdict verdict = Judged.only(SeenTurn.of(130).cpu(120).stacks(20, COMPUTING, REGEX));
    assertThat(verdict.classified().rule()).isEqualTo(Rule.CPU_HOG);
    assertThat(verdict.classified().severity()).isEqualTo(Severity.ERROR);
    assertThat(verdict.classified().api()).isEqualTo("com.acme.Rules.check");
    assertThat(verdict.classified().culprit().method()).isEqualTo("check");
    assertThat(verdict.cause()).isEqualTo(Cause.CPU);
    assertThat(verdict.measure()).isEqualTo(120 * Judged.MILLI);
    assertThat(verdict.nanos()).isEqualTo(130 * Judged.MILLI);
    assertThat(verdict.samples()).isEqualTo(20);
    assertThat(verdict.facts())
        .containsEntry("cpuPercent", 92L)
        .containsEntry("hot", "java.util.regex.Matcher.matches 100 %")
        .doesNotContainKey("controlWorstNanos");
  }

  @Test
  void classify_justBelowTheBudget_isNoCpuHog() {
    assertThat(Judged.all(SeenTurn.of(49).cpu(49).stacks(9, COMPUTING, REGEX))).isEmpty();
    assertThat(Judged.rule(SeenTurn.of(50).cpu(50).stacks(9, COMPUTING, REGEX)))
        .isEqualTo(Rule.CPU_HOG);
    assertThat(Judged.rule(SeenTurn.of(90).cpu(49).stacks(9, COMPUTING, REGEX)))
        .isEqualTo(Rule.LOOP_LAG);
  }

  @Test
  void classify_starvedHog_isAccusedForWhatItUsedOnly() {
    SeenTurn turn = SeenTurn.of(900).cpu(60).queued(800).stacks(9, COMPUTING, REGEX);
    assertThat(Judged.only(turn).cause()).isEqualTo(Cause.CPU);
    assertThat(Judged.only(turn).measure()).isEqualTo(60 * Judged.MILLI);
    SeenTurn innocent = SeenTurn.of(900).cpu(40).queued(800).stacks(9, COMPUTING, REGEX);
    Judged.isBlameless(Judged.only(innocent), Cause.MACHINE);
  }

  @Test
  void classify_onlyLateStacks_areBetterThanNone() {
    SeenTurn late =
        SeenTurn.of(300)
            .cpu(290)
            .stacks(2, COMPUTING, false, true, "com.acme.Late.run")
            .stacks(3, COMPUTING, REGEX);
    assertThat(Judged.only(late).classified().culprit().method()).isEqualTo("check");
    SeenTurn onlyLate = SeenTurn.of(300).cpu(290).stacks(2, COMPUTING, false, true, REGEX);
    assertThat(Judged.only(onlyLate).classified().culprit().method()).isEqualTo("check");
  }

  @Test
  void classify_noStackCame_accusesNobody() {
    assertThat(Judged.all(SeenTurn.of(300).cpu(290))).isEmpty();
  }

  @Test
  void classify_allowedRegion_isTold() {
    SeenTurn mostly =
        SeenTurn.of(300)
            .cpu(290)
            .stacks(3, COMPUTING, true, false, REGEX)
            .stacks(2, COMPUTING, REGEX);
    assertThat(Judged.only(mostly).allowed()).isTrue();
    SeenTurn half =
        SeenTurn.of(300)
            .cpu(290)
            .stacks(2, COMPUTING, true, false, REGEX)
            .stacks(2, COMPUTING, REGEX);
    assertThat(Judged.only(half).allowed()).isFalse();
  }

  @Test
  void classify_firstTurnThatLoadsClasses_isAWarmUp() {
    SeenTurn turn =
        SeenTurn.of(130).cpu(120).stacks(9, COMPUTING, LOADING).stacks(1, COMPUTING, REGEX);
    assertThat(Judged.all(turn)).isEmpty();
    assertThat(Judged.isWarmUp(turn)).isTrue();
  }

  @Test
  void classify_firstTurnWithManyClasses_isAWarmUpWhateverItsStacksShow() {
    SeenTurn turn = SeenTurn.of(130).cpu(120).classes(500).stacks(10, COMPUTING, REGEX);
    assertThat(Judged.all(turn)).isEmpty();
    assertThat(Judged.isWarmUp(turn)).isTrue();
  }

  @Test
  void classify_hogInAFirstTurnThatLoadsFewClasses_isAccused() {
    SeenTurn turn = SeenTurn.of(130).cpu(120).classes(60).stacks(10, COMPUTING, REGEX);
    assertThat(Judged.rule(turn)).isEqualTo(Rule.CPU_HOG);
    assertThat(Judged.isWarmUp(turn)).isFalse();
    SeenTurn long1 = SeenTurn.of(2_000).cpu(1_900).classes(500).stacks(10, COMPUTING, REGEX);
    assertThat(Judged.rule(long1)).isEqualTo(Rule.CPU_HOG);
  }

  @Test
  void classify_starvedWarmUp_isNoCpuHog() {
    SeenTurn turn =
        SeenTurn.of(600)
            .cpu(60)
            .queued(500)
            .stacks(9, COMPUTING, LOADING)
            .stacks(1, COMPUTING, REGEX);
    Judged.isBlameless(Judged.only(turn), Cause.MACHINE);
  }

  @Test
  void isWarmUp_longCollectionAndOneClass_isNot() {
    SeenTurn turn = SeenTurn.of(200).collected(195).classes(1);
    assertThat(Judged.isWarmUp(turn)).isFalse();
    Judged.isBlameless(Judged.only(turn), Cause.GC);
  }

  @Test
  void isWarmUp_nothingLoaded_isNot() {
    assertThat(Judged.isWarmUp(SeenTurn.of(0))).isFalse();
    assertThat(Judged.isWarmUp(SeenTurn.of(200).unknown())).isFalse();
  }

  @Test
  void classify_callAndComputing_areOneVerdictForTheComputing() {
    SeenTurn turn = SeenTurn.of(400).cpu(100).did(CALLING, 300).stacks(9, COMPUTING, REGEX);
    assertThat(Judged.rule(turn)).isEqualTo(Rule.CPU_HOG);
  }

  @Test
  void classify_hookedCallTakesMostOfTheTurn_isNoSecondFinding() {
    assertThat(Judged.all(SeenTurn.of(400).cpu(10).did(CALLING, 330).stacks(3, COMPUTING, REGEX)))
        .isEmpty();
    assertThat(Judged.all(SeenTurn.of(600).cpu(40).did(CALLING, 300).queued(250))).isEmpty();
  }

  @Test
  void classify_computesAndSleeps_isOneVerdictEach() {
    SeenTurn turn =
        SeenTurn.of(400)
            .cpu(100)
            .did(SLEEPING, 280)
            .stacks(9, COMPUTING, REGEX)
            .stacks(9, SLEEPING, "com.acme.Native.read!", "com.acme.H.read");
    assertThat(Judged.all(turn))
        .extracting(each -> each.classified().rule())
        .containsExactly(Rule.CPU_HOG, Rule.BLOCKING_WAIT);
  }

  @Test
  void classify_noApplicationFrame_blamesWhatThereIs() {
    SeenTurn turn =
        SeenTurn.of(130).cpu(120).stacks(9, COMPUTING, "java.util.zip.Inflater.inflate");
    assertThat(Judged.only(turn).classified().culprit().type()).startsWith("io.netty.");
  }
}
