// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import static io.github.stallgate.report.ReportLines.COVERAGE;
import static io.github.stallgate.report.ReportLines.END;
import static io.github.stallgate.report.ReportLines.HEADER;
import static io.github.stallgate.report.ReportLines.LOOP;
import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.count;
import static io.github.stallgate.report.ReportLines.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Severity;
import io.github.stallgate.gate.BudgetResult.State;
import io.github.stallgate.options.OptionError;
import io.github.stallgate.report.ReportDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  /** 60 ms of garbage collection, of which no code is to blame. */
  private static final String COLLECTION =
      finding("1", "LoopLag", "note", "jvm", "garbageCollection", 60)
          .replace("\"BLOCKED\"", "\"GC\"");

  @TempDir Path directory;
  private int reports;

  @Test
  void findings_asManyAsTheBudget_areMetAndOneMoreIsOver() throws Exception {
    report(SLEEP, finding("2", "BlockingDns", "error", "com.acme.A", "b", 1));
    assertThat(judge("findings.error=2").outcome()).isEqualTo(Outcome.PASSED);
    Verdict verdict = judge("findings.error=1");
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(verdict.budgets())
        .containsExactly(new BudgetResult("findings.error", "1", "2", State.OVER, ""));
  }

  @Test
  void findings_ofASeverityBelowTheLimit_canFailByTheirBudget() throws Exception {
    report(finding("2", "BlockingFile", "warning", "com.acme.A", "b", 1));
    assertThat(judge("findings.warning=1").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(judge("findings.warning=0").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void findings_withoutABudgetOfTheirOwn_stillFail() throws Exception {
    report(SLEEP);
    assertThat(judge("findings.warning=3").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void lag_withinTheLimit_isMetHoweverBusyTheMachine() throws Exception {
    report(lag("netty", 5_000, 20, 500));
    assertThat(result("lag.p99=20ms"))
        .isEqualTo(
            new BudgetResult(
                "lag.p99", "20 ms", "20 ms", State.MET, "loop netty:loop-1, 5000 turns"));
  }

  @Test
  void lag_overTheLimitOnAQuietMachine_isOver() throws Exception {
    report(lag("netty", 1_000, 21, 10));
    report(lag("netty", 5_000, 41, 10));
    assertThat(result("lag.p99=20ms"))
        .isEqualTo(
            new BudgetResult(
                "lag.p99", "20 ms", "41 ms", State.OVER, "loop netty:loop-1, 5000 turns"));
    assertThat(judge("lag.p99=20ms").outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void lag_overTheLimitOnABusyMachine_isNotJudgedAndSaysSo() throws Exception {
    report(lag("netty", 5_000, 41, 11));
    assertThat(result("lag.p99=20ms"))
        .isEqualTo(
            new BudgetResult(
                "lag.p99",
                "20 ms",
                "41 ms",
                State.NOT_JUDGED,
                "too noisy to judge: the control clock was late by 11 ms at p99.9, more than half of"
                    + " the limit, in JVM 4711 (0.jsonl) on 2 CPUs (loop netty:loop-1, 5000 turns)"));
    assertThat(judge("lag.p99=20ms").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(strictly("lag.p99=20ms").outcome()).isEqualTo(Outcome.NOT_JUDGED);
    assertThat(strictly("lag.p99=20ms").outcome().exitCode()).isEqualTo(4);
  }

  @Test
  void lag_overInAQuietJvmBesideANoisyOne_isOver() throws Exception {
    report(lag("netty", 5_000, 90, 80));
    report(lag("netty", 5_000, 41, 1));
    assertThat(result("lag.p99=20ms").state()).isEqualTo(State.OVER);
    assertThat(result("lag.p99=20ms").measured()).isEqualTo("41 ms");
  }

  @Test
  void lag_noControlClock_isNotJudged() throws Exception {
    report(lag("netty", 5_000, 41, 0));
    assertThat(result("lag.p99=20ms").why()).contains("no control clock ran in JVM 4711");
  }

  @Test
  void lag_mostLostToTheCollector_isNotJudged() throws Exception {
    report(COLLECTION, finding("2", "BlockingSleep", "error", "com.A", "b", 50), quietLag());
    assertThat(result("lag.p99=20ms").why())
        .contains("the collector and the machine took 60 ms of the 110 ms that the loops lost");
  }

  @Test
  void lag_mostLostToCode_isOver() throws Exception {
    report(COLLECTION, finding("2", "BlockingSleep", "error", "com.A", "b", 70), quietLag());
    assertThat(result("lag.p99=20ms").state()).isEqualTo(State.OVER);
  }

  @Test
  void lag_tooFewTurns_isNotJudged() throws Exception {
    report(lag("netty", 999, 41, 1));
    assertThat(result("lag.p99=20ms"))
        .isEqualTo(
            new BudgetResult(
                "lag.p99",
                "20 ms",
                "-",
                State.NOT_JUDGED,
                "too few turns to judge: at most 999 of 1000 on a loop"));
  }

  @Test
  void lag_ofOneKind_passesTheOthersBy() throws Exception {
    report(lag("netty", 5_000, 41, 1), lag("vertx", 5_000, 10, 1));
    assertThat(result("lag.p99@vertx=20ms").state()).isEqualTo(State.MET);
    assertThat(result("lag.p99@netty=20ms").state()).isEqualTo(State.OVER);
    assertThat(result("lag.p99@nety=20ms").why())
        .isEqualTo("no such loop was timed; timed were those of kind netty, vertx");
  }

  @Test
  void turn_percentiles_areThoseOfTheTurns() throws Exception {
    report(lag("netty", 5_000, 41, 1).replace("}", ",\"turnP99\":7000000}"));
    assertThat(result("turn.p99=8ms").measured()).isEqualTo("7 ms");
    assertThat(result("turn.p99=8ms").state()).isEqualTo(State.MET);
  }

  @Test
  void cpuPerTurn_aFindingsProcessorTime_isJudgedWhateverTheWallClock() throws Exception {
    report(hog(90, 80), lag("netty", 5_000, 500, 400));
    assertThat(result("cpuPerTurn=79ms"))
        .isEqualTo(
            new BudgetResult(
                "cpuPerTurn", "79 ms", "80 ms", State.OVER, "in com.acme.A.b(Some.java:41)"));
    assertThat(result("cpuPerTurn=80ms").state()).isEqualTo(State.MET);
  }

  @Test
  void cpuPerTurn_longerTurnOfUnknownProcessorTime_isNotJudged() throws Exception {
    report(hog(90, 80), count("3", 2, 600, 510));
    assertThat(result("cpuPerTurn=100ms").why())
        .isEqualTo("the CPU time of one turn is known, and another lasted 510 ms");
    assertThat(result("cpuPerTurn=510ms").state()).isEqualTo(State.MET);
  }

  @Test
  void cpuPerTurn_anotherFindingsLongerTurn_isNotJudged() throws Exception {
    String other = hog(70, 60).replace("\"id\":\"3\"", "\"id\":\"4\"").replace("acme.A", "acme.B");
    report(hog(90, 80), other, count("4", 2, 600, 510));
    assertThat(result("cpuPerTurn=100ms").state()).isEqualTo(State.NOT_JUDGED);
  }

  @Test
  void cpuPerTurn_noFinding_isMetFromWhereFindingsBegin() throws Exception {
    report(lag("netty", 5_000, 500, 400).replace("}", ",\"turnMax\":30000000}"));
    assertThat(result("cpuPerTurn=50ms").state()).isEqualTo(State.MET);
    assertThat(result("cpuPerTurn=30ms").state()).isEqualTo(State.MET);
    assertThat(result("cpuPerTurn=29ms").why())
        .isEqualTo("turns of less than 50 ms of CPU time are not reported");
  }

  @Test
  void cpuPerTurn_watchdogOff_isNotJudged() throws Exception {
    Files.writeString(
        directory.resolve("off.jsonl"), String.join("\n", HEADER, COVERAGE, LOOP, END) + "\n");
    assertThat(result("cpuPerTurn=50ms").why())
        .isEqualTo("no turn was timed in JVM 4711 (off.jsonl): its watchdog was off");
  }

  @Test
  void anyBudget_nothingMeasured_isNotJudgedAndExitIsThree() throws Exception {
    Verdict verdict = strictly("findings.error=0", "lag.p99=1ms");
    assertThat(verdict.outcome()).isEqualTo(Outcome.NOTHING_MEASURED);
    assertThat(verdict.budgets()).extracting(BudgetResult::state).containsOnly(State.NOT_JUDGED);
  }

  private static String quietLag() {
    return lag("netty", 5_000, 41, 1);
  }

  private static String lag(String kind, long turns, long p99Millis, long controlMillis) {
    return ("{\"type\":\"lag\",\"loop\":\"%s:loop-1\",\"kind\":\"%s\",\"turns\":%d,\"of\":\"queue\","
            + "\"p99\":%d,\"controlP999\":%d}")
        .formatted(kind, kind, turns, p99Millis * 1_000_000, controlMillis * 1_000_000);
  }

  private static String hog(int wallMillis, int cpuMillis) {
    return finding("3", "CpuHog", "note", "com.acme.A", "b", wallMillis)
        .replace("\"cpuNanos\":0", "\"cpuNanos\":" + cpuMillis * 1_000_000L);
  }

  private void report(String... lines) throws IOException {
    List<String> all = new ArrayList<>(List.of(HEADER, watched(), LOOP));
    all.addAll(List.of(lines));
    all.add(END);
    Files.writeString(directory.resolve(reports++ + ".jsonl"), String.join("\n", all) + "\n");
  }

  private static String watched() {
    return COVERAGE.replace("}", ",\"watchdog\":true}");
  }

  private BudgetResult result(String budget) throws OptionError {
    return judge(budget).budgets().get(0);
  }

  private Verdict judge(String... budgets) throws OptionError {
    return judge(false, budgets);
  }

  private Verdict strictly(String... budgets) throws OptionError {
    return judge(true, budgets);
  }

  private Verdict judge(boolean strict, String... budgets) throws OptionError {
    List<Budget> parsed = new ArrayList<>();
    for (String budget : budgets) {
      parsed.add(Budget.parse(budget));
    }
    Limits limits = new Limits(Severity.ERROR, 0).with(parsed, strict);
    return Gate.judge(ReportDirectory.read(List.of(directory)), Baseline.EMPTY, limits, TODAY);
  }
}
