// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.cli.selftest.BlockingOperations;
import io.github.stallgate.cli.selftest.HarmlessOperations;
import io.github.stallgate.cli.selftest.Judgement;
import io.github.stallgate.cli.selftest.Operation;
import io.github.stallgate.cli.selftest.OperationRun;
import io.github.stallgate.cli.selftest.OperationRun.State;
import io.github.stallgate.cli.selftest.Sighting;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelftestTextTest {
  private static final Operation SLEEP = BlockingOperations.all(Path.of("")).get(0);
  private static final Operation HARMLESS = HarmlessOperations.all(Path.of("")).get(0);
  private static final Sighting SLEPT =
      new Sighting("BlockingSleep", "error", "java.lang.Thread.sleep", SLEEP.culprit());

  @Test
  void lines_allGood_saySo() {
    Judgement judgement = judge(List.of(ran(SLEEP), ran(HARMLESS)), SLEPT);
    assertThat(judgement.isGood()).isTrue();
    assertThat(SelftestText.lines(judgement, 17))
        .containsExactly(
            "operation           expected rule         result",
            "Thread.sleep(long)  BlockingSleep         found",
            "Thread.sleep(0)     (silent)              silent",
            "1 of 1 operation found on JDK 17; 0 false alarms");
  }

  @Test
  void lines_nothingReported_isMissed() {
    Judgement judgement = judge(List.of(ran(SLEEP), ran(HARMLESS)));
    assertThat(judgement.isGood()).isFalse();
    assertThat(SelftestText.lines(judgement, 17))
        .anyMatch(line -> line.contains("MISSED: wanted BlockingSleep") && line.endsWith("nothing"))
        .endsWith("0 of 1 operation found on JDK 17; 0 false alarms");
  }

  @Test
  void lines_foundInTheSecondRun_isFoundAndSaysSo() {
    Judgement missed = judge(List.of(ran(SLEEP), ran(HARMLESS)));
    Judgement found = judge(List.of(ran(SLEEP), ran(HARMLESS)), SLEPT);
    assertThat(missed.or(found).isGood()).isTrue();
    assertThat(SelftestText.lines(missed.or(found), 17))
        .contains("Thread.sleep(long)  BlockingSleep         found when asked again")
        .endsWith("1 of 1 operation found on JDK 17; 0 false alarms");
    assertThat(missed.or(missed).isGood()).isFalse();
    assertThat(missed.or(null)).isSameAs(missed);
  }

  @Test
  void lines_falseAlarmInTheSecondRun_isOne() {
    Sighting alarm =
        new Sighting("BlockingSleep", "error", "java.lang.Thread.sleep", HARMLESS.culprit());
    Judgement missed = judge(List.of(ran(SLEEP), ran(HARMLESS)));
    Judgement alarmed = judge(List.of(ran(SLEEP), ran(HARMLESS)), SLEPT, alarm);
    assertThat(missed.or(alarmed).falseAlarms()).containsExactly(alarm);
    assertThat(missed.or(alarmed).isGood()).isFalse();
  }

  @Test
  void lines_otherRule_isMissedAndNamed() {
    Judgement judgement =
        judge(
            List.of(ran(SLEEP), ran(HARMLESS)),
            new Sighting("BlockingWait", "error", "java.lang.Thread.sleep", SLEEP.culprit()));
    assertThat(SelftestText.lines(judgement, 17))
        .anyMatch(line -> line.contains("found BlockingWait"));
  }

  @Test
  void lines_harmlessReported_isAFalseAlarm() {
    Judgement judgement =
        judge(
            List.of(ran(SLEEP), ran(HARMLESS)),
            SLEPT,
            new Sighting("BlockingSleep", "error", "java.lang.Thread.sleep", HARMLESS.culprit()));
    assertThat(judgement.isGood()).isFalse();
    assertThat(SelftestText.lines(judgement, 25))
        .anyMatch(line -> line.contains("(silent)              FALSE ALARM: "))
        .anyMatch(line -> line.startsWith("false alarm: BlockingSleep (error, "))
        .endsWith("1 of 1 operation found on JDK 25; 1 false alarm");
  }

  @Test
  void lines_notOnThisJdk_isNotCounted() {
    OperationRun skipped = OperationRun.parse("SKIPPED\t" + SLEEP.name() + "\tnot on this JDK");
    Judgement judgement = judge(List.of(skipped, ran(HARMLESS)));
    assertThat(judgement.isGood()).isTrue();
    assertThat(SelftestText.lines(judgement, 17))
        .contains("Thread.sleep(long)  BlockingSleep         not on this JDK")
        .endsWith("0 of 0 operations found on JDK 17; 0 false alarms");
  }

  @Test
  void lines_jvmEndedEarly_isMissed() {
    Judgement judgement = judge(List.of());
    assertThat(judgement.isGood()).isFalse();
    assertThat(SelftestText.lines(judgement, 17))
        .contains("Thread.sleep(long)  BlockingSleep         MISSED: did not run");
  }

  @Test
  void lines_operationFailed_isMissedWithItsError() {
    OperationRun failed = new OperationRun(State.FAILED, HARMLESS.name(), "java.io.IOException: x");
    assertThat(SelftestText.lines(judge(List.of(ran(SLEEP), failed), SLEPT), 17))
        .anyMatch(line -> line.endsWith("MISSED: failed: java.io.IOException: x"));
  }

  @Test
  void selftest_notFromTheJar_saysHowToRunIt() {
    CommandRun run = CommandRun.of(Path.of(""), "selftest");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("java -jar stallgate-agent.jar selftest");
    assertThat(run.err().lines()).hasSize(1);
  }

  private static Judgement judge(List<OperationRun> runs, Sighting... sightings) {
    return Judgement.of(List.of(SLEEP, HARMLESS), runs, List.of(sightings));
  }

  private static OperationRun ran(Operation operation) {
    return new OperationRun(State.RAN, operation.name(), "");
  }
}
