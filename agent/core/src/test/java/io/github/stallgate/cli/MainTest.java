// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MainTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gaet x | unknown command \"gaet\"; did you mean gate?",
        "gate x --fail-onn error | unknown option \"--fail-onn\"; did you mean --fail-on?",
        "gate x --max-finding=3 | unknown option \"--max-finding=3\"; did you mean --max-findings?",
        "gate | Missing required parameter: 'DIR'",
        "gate x --fail-on fatal | write error, warning or note, not \"fatal\"",
        "gate x --max-findings -1 | --max-findings must be 0 or more, not -1",
        "gate x --max-findings many | 'many' is not an int",
        "gate x --budget lag.99=1ms | unknown budget \"lag.99\"; did you mean lag.p99?",
        "gate x --budget lag.p99=1 | lag.p99 needs a duration with a unit",
        "gate x --budget lag.p99=1s --budget lag.p99=2s | --budget lag.p99 is given twice",
        "gate x --strict-noice | unknown option \"--strict-noice\"; did you mean --strict-noise?",
        "baseline | write accept, list or prune after baseline",
        "baseline acept | unknown command \"acept\"; did you mean accept?",
        "explain | Missing required parameter: 'RULE'",
        "explain Sleep x | unexpected argument \"x\"",
        "explain BlockingSlep | unknown rule \"BlockingSlep\"; did you mean BlockingSleep?",
        "explain ../../../Main | unknown rule \"../../../Main\"; the rules are BlockingSleep, ",
        "help x | unexpected argument \"x\"",
        "help --markdwn | unknown option \"--markdwn\"; did you mean --markdown?",
        "selftest x | unexpected argument \"x\"",
        "merge x | Missing required option: '--out=FILE'",
      })
  void run_badUsage_isOneLineAndTwo(String arguments, String problem) {
    CommandRun run = CommandRun.of(directory, arguments.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("stallgate: ").contains(problem);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void run_noArguments_namesTheCommands() {
    CommandRun run = CommandRun.of(directory);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("a command is missing: gate, baseline, report, merge, explain, selftest, help");
  }

  @Test
  void run_hostileArgument_isEscaped() {
    CommandRun run = CommandRun.of(directory, "x\n\u001b[31m");
    assertThat(run.err()).contains("\"x\\n\\u001b[31m\"").doesNotContain("\u001b");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void run_help_isPrintedOnOut() {
    assertThat(CommandRun.of(directory, "--help").out()).contains("Usage:", "gate", "baseline");
    CommandRun gate = CommandRun.of(directory, "gate", "--help");
    assertThat(gate.exitCode()).isZero();
    assertThat(gate.out()).contains("--max-findings=N", "Exit code: 0 passed");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void explain_everyRule_hasAPage(Rule rule) {
    CommandRun run = CommandRun.of(directory, "explain", rule.id());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("# " + rule.id() + "\n")
        .contains("- Severity: " + rule.severity().word(), "## Why it hurts", "Netty", "Vert.x")
        .contains(
            "Reactor", "## What to write instead", "### Plain Java", "### Stallgate's runtime")
        .contains("## How to allow it", "@MayBlock(reason = ", "baseline accept ID --reason");
    assertThat(run.out().lines().count()).isBetween(40L, 110L);
    assertThat(run.out().lines()).allMatch(line -> line.startsWith("|") || line.length() <= 110);
  }

  @Test
  void explain_otherCase_isFound() {
    assertThat(CommandRun.of(directory, "explain", "blockingsleep").exitCode()).isZero();
  }

  @Test
  void report_lags_areATableWorstFirst() throws IOException {
    String fast = "{\"type\":\"lag\",\"loop\":\"netty:a\",\"kind\":\"netty\",\"turns\":7}";
    String slow =
        "{\"type\":\"lag\",\"loop\":\"netty:b\\u001b\",\"kind\":\"netty\",\"turns\":120000,"
            + "\"of\":\"queue\",\"p50\":210000,\"p90\":400000,\"p99\":2000000,"
            + "\"p999\":41000000,\"max\":312000000,\"controlP999\":3000000}";
    whole(directory.resolve("a.jsonl"), fast, slow);
    assertThat(CommandRun.of(directory, "report", directory.toString()).out())
        .contains(
            """
            lag of loop    of      turns      p50   p99  p99.9     max  control
            netty:b\\u001b  queue  120000  0.21 ms  2 ms  41 ms  312 ms     3 ms
            netty:a        turn        7     0 ms  0 ms   0 ms    0 ms     0 ms
            """);
  }

  @Test
  void report_directory_printsEveryDiagnostic() throws IOException {
    whole(directory.resolve("a.jsonl"), SLEEP);
    CommandRun run = CommandRun.of(directory, "report", directory.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("error[BlockingSleep] ")
        .contains("\n\n1 finding\nmeasured in");
  }

  @Test
  void report_absentDirectory_isNothing() {
    CommandRun run = CommandRun.of(directory, "report", directory.resolve("absent").toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("absent does not exist");
  }

  @Test
  void merge_reports_theGateJudgesAlike() throws IOException {
    Path reports = Files.createDirectory(directory.resolve("reports"));
    whole(reports.resolve("a.jsonl"), SLEEP);
    whole(reports.resolve("b.jsonl"), SLEEP);
    Path merged = directory.resolve("merged.jsonl");
    CommandRun run =
        CommandRun.of(directory, "merge", reports.toString(), "--out", merged.toString());
    assertThat(run.out()).isEqualTo("merged 2 reports with 1 finding into " + merged + "\n");
    CommandRun gate = CommandRun.of(directory, "gate", merged.toString());
    assertThat(gate.exitCode()).isEqualTo(1);
    assertThat(gate.out()).contains("2 sleeps, 500 ms of loop time in total", "loops: 2 netty");
  }

  @Test
  void merge_intoItsOwnInput_isRefused() throws IOException {
    whole(directory.resolve("a.jsonl"), SLEEP);
    String out = directory.resolve("merged.jsonl").toString();
    CommandRun run = CommandRun.of(directory, "merge", directory.toString(), "--out", out);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("would be counted twice");
  }

  @Test
  void merge_unreadableReport_writesNothing() throws IOException {
    Path reports = Files.createDirectory(directory.resolve("reports"));
    Files.createFile(reports.resolve("a.jsonl"));
    Path merged = directory.resolve("merged.jsonl");
    CommandRun run =
        CommandRun.of(directory, "merge", reports.toString(), "--out", merged.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(merged).doesNotExist();
  }
}
