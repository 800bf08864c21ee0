// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {
  @Test
  void of_ruleAndCauseTrue_isRight() {
    Judgement judgement = judge(Scenario.SPINNER, error("CpuHog", "CPU", 1));
    assertThat(judgement.right()).isEqualTo(1);
    assertThat(judgement.count("CPU")).isEqualTo(1);
    assertThat(judgement.wrong()).isEmpty();
    assertThat(judgement.falseErrors()).isEmpty();
  }

  @Test
  void of_otherRule_isWrongAndAFalseError() {
    Judgement judgement = judge(Scenario.SLEEPER, error("CpuHog", "CPU", 1));
    assertThat(judgement.right()).isZero();
    assertThat(judgement.wrong()).containsExactly("window 1: CpuHog CPU");
    assertThat(judgement.falseErrors()).hasSize(1);
  }

  @Test
  void of_rightRuleOtherCause_isWrongButNoFalseError() {
    Judgement judgement = judge(Scenario.SLEEPER, error("BlockingSleep", "UNKNOWN", 1));
    assertThat(judgement.right()).isZero();
    assertThat(judgement.count("UNKNOWN")).isEqualTo(1);
    assertThat(judgement.falseErrors()).isEmpty();
  }

  @Test
  void of_nothingTold_isWrongWhereSomethingWas() {
    assertThat(judge(Scenario.SOCKET_READER).wrong()).containsExactly("window 1: nothing");
  }

  @Test
  void of_onlyANoteOfTheWindow_isWrong() {
    Told note = new Told("LoopLag", "note", "CPU", 1, "Window0001.compute", 1);
    assertThat(judge(Scenario.SPINNER, note).right()).isZero();
  }

  @Test
  void of_lockAsWarning_isRight() {
    Told warning = new Told("BlockingLock", "warning", "LOCK", 1, "Window0001.lock", 1);
    assertThat(judge(Scenario.LOCK_WAITER, warning).right()).isEqualTo(1);
  }

  @Test
  void of_callAndStallApart_isWrong() {
    Judgement judgement =
        judge(Scenario.SLEEPER, error("BlockingSleep", "BLOCKED", 1), error("CpuHog", "CPU", 1));
    assertThat(judgement.right()).isZero();
    assertThat(judgement.wrong()).containsExactly("window 1: BlockingSleep BLOCKED, CpuHog CPU");
  }

  @Test
  void of_callWithANoteBesides_isRight() {
    Told note = new Told("LoopLag", "note", "BLOCKED", 1, "Window0001.sleep", 1);
    assertThat(judge(Scenario.SLEEPER, note, error("BlockingSleep", "BLOCKED", 1)).right())
        .isEqualTo(1);
  }

  @Test
  void of_storm_silenceAndANoteAreRightAndAnErrorIsNot() {
    assertThat(judge(Scenario.GC_STORM).right()).isEqualTo(1);
    Judgement noted = judge(Scenario.GC_STORM, note("GC", 4));
    assertThat(noted.right()).isEqualTo(1);
    assertThat(noted.count("GC")).isEqualTo(1);
    Judgement accused = judge(Scenario.GC_STORM, error("CpuHog", "GC", 1));
    assertThat(accused.right()).isZero();
    assertThat(accused.falseErrors()).hasSize(1);
  }

  @Test
  void of_stormBlamesTheMachine_isRightOnlyWithoutAWindow() {
    Told note = new Told("LoopLag", "note", "CPU", 1, "Window0001.compute", 1);
    assertThat(judge(Scenario.GC_STORM, note).right()).isZero();
  }

  @Test
  void of_starvedSpinners_asManyAreExcusedAsThereAreNotes() {
    Judgement judgement =
        Judgement.of(
            Scenario.STARVED_SPINNER, 4, List.of(error("CpuHog", "CPU", 2), note("MACHINE", 2)));
    assertThat(judgement.count("CPU")).isEqualTo(1);
    assertThat(judgement.count("MACHINE")).isEqualTo(2);
    assertThat(judgement.right()).isEqualTo(3);
    assertThat(judgement.wrong()).containsExactly("window 4: nothing");
  }

  @Test
  void of_bystanderAccused_isAFalseErrorButNoWindow() {
    Judgement judgement =
        judge(
            Scenario.STARVED_SLEEPER,
            error("BlockingSleep", "BLOCKED", 1),
            error("CpuHog", "CPU", 0));
    assertThat(judgement.right()).isEqualTo(1);
    assertThat(judgement.falseErrors()).hasSize(1);
  }

  private static Judgement judge(Scenario scenario, Told... told) {
    return Judgement.of(scenario, 1, List.of(told));
  }

  private static Told error(String rule, String cause, int window) {
    return new Told(rule, "error", cause, window, "culprit", 1);
  }

  private static Told note(String cause, long count) {
    return new Told("LoopLag", "note", cause, 0, "culprit", count);
  }
}
