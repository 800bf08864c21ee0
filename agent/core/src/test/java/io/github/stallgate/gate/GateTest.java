// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import static io.github.stallgate.report.ReportLines.COVERAGE;
import static io.github.stallgate.report.ReportLines.END;
import static io.github.stallgate.report.ReportLines.HEADER;
import static io.github.stallgate.report.ReportLines.LOOP;
import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.clean;
import static io.github.stallgate.report.ReportLines.finding;
import static io.github.stallgate.report.ReportLines.lines;
import static io.github.stallgate.report.ReportLines.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Severity;
import io.github.stallgate.report.ReportDirectory;
import io.github.stallgate.report.ReportedFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final String WARNING =
      finding("0000000b", "BlockingFile", "warning", "com.acme.Files", "read", 2);
  private static final FindingKey SLEEP_KEY =
      new FindingKey(
          "BlockingSleep", "netty", "com.acme.chat.RateLimiter.throttle", "java.lang.Thread.sleep");

  @TempDir Path directory;

  @Test
  void judge_noFinding_passes() throws IOException {
    whole(report("a"));
    assertThat(judge(Baseline.EMPTY).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void judge_newError_fails() throws IOException {
    whole(report("a"), WARNING, SLEEP);
    Verdict verdict = judge(Baseline.EMPTY);
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(verdict.fresh()).extracting(ReportedFinding::id).containsExactly("7c1f02ab");
    assertThat(verdict.minor()).extracting(ReportedFinding::id).containsExactly("0000000b");
  }

  @Test
  void judge_newWarning_failsOnlyOnRequest() throws IOException {
    whole(report("a"), WARNING);
    assertThat(judge(Baseline.EMPTY).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(judge(Baseline.EMPTY, new Limits(Severity.WARNING, 0)).outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void judge_asManyAsAllowed_passesAndOneMoreFails() throws IOException {
    whole(report("a"), SLEEP, finding("1", "BlockingDns", "error", "com.acme.A", "b", 1));
    assertThat(judge(Baseline.EMPTY, new Limits(Severity.ERROR, 2)).outcome())
        .isEqualTo(Outcome.PASSED);
    assertThat(judge(Baseline.EMPTY, new Limits(Severity.ERROR, 1)).outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void judge_acceptedError_passes() throws IOException {
    whole(report("a"), SLEEP);
    Verdict verdict = judge(accepting(null));
    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.accepted()).hasSize(1);
    assertThat(verdict.unexercised()).isEmpty();
  }

  @Test
  void judge_lastDayOfAnEntry_stillPasses() throws IOException {
    whole(report("a"), SLEEP);
    assertThat(judge(accepting(TODAY)).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void judge_expiredEntry_failsButIsNoNewFinding() throws IOException {
    whole(report("a"), SLEEP);
    Verdict verdict = judge(accepting(TODAY.minusDays(1)));
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(verdict.expired()).hasSize(1);
    assertThat(verdict.fresh()).isEmpty();
    assertThat(verdict.accepted()).isEmpty();
  }

  @Test
  void judge_entryNobodyExercised_isToldAndPasses() throws IOException {
    whole(report("a"));
    Verdict verdict = judge(accepting(null));
    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.unexercised()).hasSize(1);
    assertThat(verdict.disproved()).isEmpty();
  }

  @Test
  void judge_methodSeenClean_entryMayGo() throws IOException {
    whole(report("a"), clean("netty", SLEEP_KEY.culprit(), SLEEP_KEY.api()));
    Verdict verdict = judge(accepting(null));
    assertThat(verdict.disproved()).hasSize(1);
    assertThat(verdict.unexercised()).isEmpty();
  }

  @Test
  void judge_methodCleanHereButFoundThere_entryStays() throws IOException {
    whole(report("a"), clean("netty", SLEEP_KEY.culprit(), SLEEP_KEY.api()));
    whole(report("b"), SLEEP);
    assertThat(judge(accepting(null)).disproved()).isEmpty();
  }

  @Test
  void judge_unreadableReport_isUnreadableButOthersAreJudged() throws IOException {
    Files.createFile(report("a"));
    whole(report("b"), SLEEP);
    Verdict verdict = judge(Baseline.EMPTY);
    assertThat(verdict.outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(verdict.fresh()).hasSize(1);
  }

  @Test
  void judge_noReport_isNothingMeasured() {
    Verdict verdict = judge(Baseline.EMPTY);
    assertThat(verdict.outcome()).isEqualTo(Outcome.NOTHING_MEASURED);
    assertThat(verdict.unmeasured()).extracting(Gap::kind).containsExactly(Gap.Kind.NO_REPORT);
  }

  @Test
  void judge_noDirectoryBesideAGoodOne_isNothingMeasured() throws IOException {
    whole(report("a"));
    Path absent = directory.resolve("absent");
    Verdict verdict =
        Gate.judge(
            ReportDirectory.read(List.of(directory, absent)),
            Baseline.EMPTY,
            Limits.DEFAULT,
            TODAY);
    assertThat(verdict.outcome()).isEqualTo(Outcome.NOTHING_MEASURED);
    assertThat(verdict.unmeasured().get(0).text()).endsWith("absent does not exist");
  }

  @Test
  void judge_noLoopAnywhere_isNothingMeasured() throws IOException {
    lines(report("a"), HEADER, COVERAGE, END);
    assertThat(judge(Baseline.EMPTY).unmeasured())
        .containsExactly(
            new Gap(Gap.Kind.NO_LOOP, "the agent ran in 1 JVM and never saw an event loop"));
  }

  @Test
  void judge_helperJvmWithoutLoop_passes() throws IOException {
    whole(report("a"));
    lines(report("b"), HEADER, COVERAGE, END);
    assertThat(judge(Baseline.EMPTY).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void judge_deadAgentBesideALiveOne_isNothingMeasured() throws IOException {
    whole(report("a"));
    lines(report("b"), HEADER, COVERAGE.replace("Live\":217", "Live\":0"), LOOP, END);
    lines(report("c"), HEADER, LOOP, END);
    Verdict verdict = judge(Baseline.EMPTY);
    assertThat(verdict.outcome()).isEqualTo(Outcome.NOTHING_MEASURED);
    assertThat(verdict.unmeasured())
        .extracting(Gap::text)
        .containsExactly(
            "the agent in JVM 4711 (b.jsonl) hooked nothing",
            "the agent in JVM 4711 (c.jsonl) never said what it hooked");
  }

  @Test
  void judge_errorAndDeadAgent_fails() throws IOException {
    whole(report("a"), SLEEP);
    lines(report("b"), HEADER, END);
    assertThat(judge(Baseline.EMPTY).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void judge_weakMeasurement_isNoted() throws IOException {
    String missing = COVERAGE.replace("[]", "[\"a\\n\",\"b\"]").replace("true", "false");
    lines(report("a"), HEADER, missing, LOOP);
    String blind = COVERAGE.replace("}", ",\"unread\":[\"schedstat\",\"a\\nb\"]}");
    lines(report("e"), HEADER, blind, END);
    Files.writeString(report("b"), HEADER + "\n" + COVERAGE + "\n{\"type\":");
    whole(report("c"));
    lines(report("d"), HEADER, COVERAGE, END.replace("dropped\":0", "dropped\":12"));
    assertThat(judge(Baseline.EMPTY).notes())
        .containsExactly(
            "JVM 4711 (a.jsonl) was killed: no end line; what it reported until then is judged",
            "2 hooks of 217 missing in JVM 4711 (a.jsonl): a\\n, b",
            "JVM 4711 (a.jsonl) ran without call-site hooks, and JDK 17.0.15 needs them for"
                + " Thread.sleep and Object.wait: start it with -javaagent",
            "JVM 4711 (b.jsonl) was killed while it wrote: its last line is cut off and left out",
            "JVM 4711 (d.jsonl) dropped 12 findings: its queue was full",
            "JVM 4711 (e.jsonl) could not read schedstat, a\\nb: the causes of stalls are told"
                + " without it");
  }

  private Path report(String name) {
    return directory.resolve(name + ".jsonl");
  }

  private static Baseline accepting(LocalDate until) {
    return Baseline.EMPTY.with(
        List.of(new BaselineEntry(SLEEP_KEY, until, null, "why", List.of(), 1)));
  }

  private Verdict judge(Baseline baseline) {
    return judge(baseline, Limits.DEFAULT);
  }

  private Verdict judge(Baseline baseline, Limits limits) {
    return Gate.judge(ReportDirectory.read(List.of(directory)), baseline, limits, TODAY);
  }
}
