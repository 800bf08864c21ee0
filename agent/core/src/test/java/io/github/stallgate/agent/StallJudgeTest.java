// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.api.MayBlock;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.classify.SeenTurn;
import io.github.stallgate.instrument.HookTable;
import io.github.stallgate.instrument.JdbcTypes;
import io.github.stallgate.observe.watch.Doing;
import io.github.stallgate.observe.watch.Lagging;
import io.github.stallgate.observe.watch.Stall;
import io.github.stallgate.policy.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StallJudgeTest {
  private static final long MILLI = 1_000_000;

  @SuppressWarnings("unused")
  static final class Agreed {
    @MayBlock(reason = "once, at start")
    void warm() {}
  }

  @Test
  void judge_hog_isRuledAnError() throws Exception {
    assertThat(rulings("", hog(120)))
        .singleElement()
        .satisfies(
            ruling -> {
              assertThat(ruling.verdict().classified().rule()).isEqualTo(Rule.CPU_HOG);
              assertThat(ruling.decision().severity()).isEqualTo(Severity.ERROR);
              assertThat(ruling.decision().countFrom()).isEqualTo(50 * MILLI);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule.CpuHog=allow",
        "allow=com.acme.Rules#check:known",
        "allow=com.acme.Rules:known"
      })
  void judge_allowedByOption_isSilent(String arguments) throws Exception {
    assertThat(rulings(arguments, hog(120))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rule.CpuHog.min=120ms", "rule.LoopLag=allow", "allow=com.acme.Rules#other:known"})
  void judge_somethingElseIsAllowed_isRuled(String arguments) throws Exception {
    assertThat(rulings(arguments, hog(120))).hasSize(1);
  }

  @Test
  void judge_belowTheMinimumGiven_isANoteOfALongTurn() throws Exception {
    assertThat(rulings("rule.CpuHog.min=121ms", hog(120)))
        .singleElement()
        .satisfies(
            ruling -> {
              assertThat(ruling.verdict().classified().rule()).isEqualTo(Rule.LOOP_LAG);
              assertThat(ruling.decision().severity()).isEqualTo(Severity.NOTE);
            });
    assertThat(rulings("rule.CpuHog.min=121ms,threshold=121ms", hog(120))).isEmpty();
  }

  @Test
  void judge_severityGiven_isThat() throws Exception {
    assertThat(rulings("rule.CpuHog.severity=note", hog(120)).get(0).decision().severity())
        .isEqualTo(Severity.NOTE);
  }

  @Test
  void judge_lowerMinimum_findsSmallerHogs() throws Exception {
    assertThat(rulings("", hog(30))).isEmpty();
    assertThat(rulings("rule.CpuHog.min=30ms", hog(30))).hasSize(1);
  }

  @Test
  void judge_sourceConsents_isSilent() throws Exception {
    String type = Agreed.class.getName();
    assertThat(rulings("", turn(120).stacks(5, Doing.COMPUTING, type + ".warm"))).isEmpty();
    assertThat(
            rulings(
                "", turn(120).stacks(5, Doing.COMPUTING, "com.acme.Rules.check", type + ".warm")))
        .isEmpty();
    assertThat(rulings("", turn(120).stacks(5, Doing.COMPUTING, type + ".other"))).hasSize(1);
  }

  @Test
  void judge_regionOfTheApi_isSilent() throws Exception {
    SeenTurn turn = turn(120).stacks(5, Doing.COMPUTING, true, false, "com.acme.Rules.check");
    assertThat(rulings("", turn)).isEmpty();
  }

  @Test
  void judge_collections_areRuledANoteUnlessLagIsAllowed() throws Exception {
    SeenTurn turn = SeenTurn.of(300).collected(290);
    assertThat(rulings("", turn).get(0).decision().severity()).isEqualTo(Severity.NOTE);
    assertThat(rulings("rule.LoopLag=allow", turn)).isEmpty();
    assertThat(rulings("rule.LoopLag.min=1s", turn)).isEmpty();
  }

  @Test
  void judge_threshold_isWhatAStallIs() throws Exception {
    SeenTurn turn = SeenTurn.of(300).collected(290);
    assertThat(rulings("threshold=301ms", turn)).isEmpty();
  }

  @Test
  void judge_lagging_isRuledANoteUnlessItIsAllowed() throws Exception {
    Lagging lag = lagging(hog(1).stall());
    assertThat(judge("").judge(lag)).hasSize(1);
    assertThat(judge("rule.LoopLag=allow").judge(lag)).isEmpty();
    assertThat(judge("rule.LoopLag.min=61ms").judge(lag)).isEmpty();
    assertThat(judge("allow=com.acme.Rules#check:known").judge(lag)).isEmpty();
    assertThat(judge("").judge(lagging(SeenTurn.of(1).stall()))).isEmpty();
  }

  @Test
  void isWarmUp_manyClasses_isTrue() throws Exception {
    assertThat(judge("").isWarmUp(hog(120).classes(500).stall())).isTrue();
    assertThat(judge("").isWarmUp(hog(120).stall())).isFalse();
  }

  private static Lagging lagging(Stall from) {
    return new Lagging(
        from.loop(),
        Lagging.Kind.QUEUE,
        from.began(),
        90 * MILLI,
        70 * MILLI,
        60 * MILLI,
        60 * MILLI,
        60,
        0,
        from.samples());
  }

  private static SeenTurn turn(long millis) {
    return SeenTurn.of(millis).cpu(millis);
  }

  private static SeenTurn hog(long millis) {
    return turn(millis).stacks(5, Doing.COMPUTING, "com.acme.Rules.check");
  }

  private static List<StallJudge.Ruling> rulings(String arguments, SeenTurn turn) throws Exception {
    return judge(arguments).judge(turn.stall());
  }

  private static StallJudge judge(String arguments) throws Exception {
    Policies policies = new Policies(OptionsOf.arguments(arguments));
    return new StallJudge(new Judge(new HookTable(), new JdbcTypes(), policies, 25), false);
  }
}
