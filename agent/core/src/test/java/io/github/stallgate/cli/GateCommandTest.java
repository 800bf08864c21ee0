// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import static io.github.stallgate.report.ReportLines.COVERAGE;
import static io.github.stallgate.report.ReportLines.END;
import static io.github.stallgate.report.ReportLines.HEADER;
import static io.github.stallgate.report.ReportLines.LOOP;
import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.count;
import static io.github.stallgate.report.ReportLines.finding;
import static io.github.stallgate.report.ReportLines.lines;
import static io.github.stallgate.report.ReportLines.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateCommandTest {
  private static final String KEY =
      "BlockingSleep  netty  com.acme.chat.RateLimiter.throttle  java.lang.Thread.sleep";
  private static final String MACHINE =
      "measured in 1 report: JDK 17.0.15, 2 CPUs, loops: 1 netty\n";

  @TempDir Path directory;
  private Path reports;

  @BeforeEach
  void makeDirectory() throws IOException {
    reports = Files.createDirectory(directory.resolve("stallgate-report"));
  }

  @Test
  void gate_newError_isRedAndSaysWhatToDo() throws IOException {
    whole(reports.resolve("a.jsonl"), SLEEP, count("7c1f02ab", 37, 9300, 251));
    CommandRun run = gate();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            failed: 1 new finding of severity error

            error[BlockingSleep] Thread.sleep held a Netty event loop for 251 ms
              at     com.acme.chat.RateLimiter.throttle(Some.java:41)
                     com.acme.chat.ChatHandler.channelRead0(ChatHandler.java:58)
                     io.netty.channel.nio.NioEventLoop.run(NioEventLoop.java:583)  (2 frames between left out)
              on     nioEventLoopGroup-3-2
              what   37 sleeps, 9.3 s of loop time in total, worst 251 ms
              why    this loop serves every channel registered on it, and none of them while it is held.
              fix    let the loop come back instead of sleeping:
                       ctx.executor().schedule(() -> next(), delay, TimeUnit.MILLISECONDS)
              allow  @MayBlock(reason = "...") on RateLimiter.throttle, or
                     java -jar stallgate-agent.jar baseline accept 7c1f02ab --reason "..." --report %s
              more   java -jar stallgate-agent.jar explain BlockingSleep

            """
                    .formatted(reports)
                + MACHINE);
  }

  @Test
  void gate_acceptedError_isGreen() throws IOException {
    whole(reports.resolve("a.jsonl"), SLEEP);
    baseline(KEY + "  # reason: ACME-812");
    CommandRun run = gate();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "passed: no new findings of severity error\naccepted by "
                + directory.resolve("stallgate-baseline.txt")
                + ": 1 finding\n"
                + MACHINE);
  }

  @Test
  void gate_expiredEntry_isRedAndNamesTheLine() throws IOException {
    whole(reports.resolve("a.jsonl"), SLEEP);
    baseline("# heading", "", KEY + "  until=2026-11-19  # reason: ACME-812");
    CommandRun run = gate();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("failed: no new findings of severity error, 1 expired baseline entry\n")
        .contains("stallgate-baseline.txt:3: accepted only until 2026-11-19: " + KEY)
        .contains("; fix it, or accept it again with a new date");
  }

  @Test
  void gate_entryNobodyExercised_isGreenAndTold() throws IOException {
    whole(reports.resolve("a.jsonl"));
    baseline(KEY + "  # reason: x");
    CommandRun run = gate();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("stallgate-baseline.txt:1: not exercised by this run: " + KEY);
  }

  @Test
  void gate_sevenErrors_printsFiveInFullAndTwoLines() throws IOException {
    String[] findings = new String[7];
    for (int i = 0; i < findings.length; i++) {
      findings[i] =
          finding("000000" + i, "BlockingSleep", "error", "com.acme.C" + i, "m", 10 * i + 1);
    }
    whole(reports.resolve("a.jsonl"), findings);
    CommandRun run = gate("--max-findings", "6");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).startsWith("failed: 7 new findings of severity error, 6 allowed\n");
    assertThat(run.out().split("\n  why ")).hasSize(6);
    assertThat(run.out())
        .contains(
            "and 2 more:\n  error[BlockingSleep] com.acme.C1.m(Some.java:41): Thread.sleep on");
    assertThat(gate("--max-findings", "7").exitCode()).isZero();
  }

  @Test
  void gate_manyOfOneRule_areToldTogether() throws IOException {
    String[] findings = new String[9];
    for (int i = 0; i < findings.length; i++) {
      findings[i] =
          finding("000000" + i, "BlockingSleep", "error", "com.acme.C" + i, "m", 10 * i + 1);
    }
    whole(reports.resolve("a.jsonl"), findings);
    assertThat(gate().out())
        .contains(
            """
            and 4 more:
              4 findings of BlockingSleep in 4 classes, 64 ms of loop time; worst:\
             com.acme.C3.m(Some.java:41): Thread.sleep on a Netty event loop, 31 ms (0000003)
              the command report prints each of them
            """);
  }

  @Test
  void gate_warning_isTellingUnlessAskedToFail() throws IOException {
    whole(
        reports.resolve("a.jsonl"), finding("1", "BlockingFile", "warning", "com.acme.A", "b", 2));
    assertThat(gate().out())
        .contains("new, but below error:\n  warning[BlockingFile] com.acme.A.b");
    assertThat(gate().exitCode()).isZero();
    assertThat(gate("--fail-on", "warning").exitCode()).isEqualTo(1);
    assertThat(gate("--fail-on", "NOTE").out())
        .startsWith("failed: 1 new finding of severity note or");
  }

  @Test
  void gate_budgets_areATableAfterTheVerdict() throws IOException {
    String lag =
        "{\"type\":\"lag\",\"loop\":\"netty:a\",\"kind\":\"netty\",\"turns\":2000,\"p99\":41000000,"
            + "\"max\":90000000,\"controlP999\":30000000}";
    whole(reports.resolve("a.jsonl"), lag);
    CommandRun run =
        gate("--budget", "findings.error=0", "--budget", "lag.p99=20ms", "--budget=lag.max=80ms");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            """
            failed: no new findings of severity error, 1 budget over, 1 budget not judged
            budget          limit  measured
            findings.error      0         0  met
            lag.p99         20 ms     41 ms  not judged: too noisy to judge: the control clock was late\
             by 30 ms at p99.9, more than half of the limit, in JVM 4711 (a.jsonl) on 2 CPUs (loop\
             netty:a, 2000 turns)
            lag.max         80 ms     90 ms  over: loop netty:a, 2000 turns
            """
                + MACHINE);
    CommandRun lenient = gate("--budget", "lag.p99=20ms");
    assertThat(lenient.exitCode()).isZero();
    assertThat(lenient.out())
        .startsWith("passed: no new findings of severity error, 1 budget not judged\n");
    CommandRun strict = gate("--budget", "lag.p99=20ms", "--strict-noise");
    assertThat(strict.exitCode()).isEqualTo(4);
    assertThat(strict.out()).startsWith("not judged: no new findings of severity error, 1 budget");
  }

  @Test
  void gate_entryThatCoversSeveral_isToldToBeTooWide() throws IOException {
    whole(
        reports.resolve("a.jsonl"),
        SLEEP,
        finding("1", "BlockingSleep", "error", "com.acme.chat.Other", "b", 2));
    baseline("BlockingSleep  netty  com.acme.chat.*  java.lang.Thread.sleep  # reason: x");
    CommandRun run = gate();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("stallgate-baseline.txt:1: too wide: it accepts 2 findings, and any that comes;");
  }

  @Test
  void gate_unreadableReport_isTwoAndTheOthersArePrinted() throws IOException {
    whole(reports.resolve("a.jsonl"), SLEEP);
    lines(reports.resolve("b.jsonl"), HEADER, LOOP, "gar\u001b[31mbage", END);
    CommandRun run = gate();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("stallgate: " + reports.resolve("b.jsonl") + ":3: not JSON: ")
        .endsWith("; delete the file and run the tests again\n")
        .doesNotContain("\u001b");
    assertThat(run.out())
        .startsWith("not judged: 1 report could not be read (exit 2); in the others: 1 new finding")
        .contains("error[BlockingSleep]");
  }

  @Test
  void gate_absentDirectory_isNothingMeasured() {
    Path absent = directory.resolve("absent");
    CommandRun run = CommandRun.of(directory, "gate", absent.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .isEqualTo(
            """
            nothing measured: the directory %s does not exist (exit 3)
              likely  the JVM ran without the agent, as when surefire's own <argLine> replaces it,
                      or the agent wrote elsewhere (its option report=DIR)
              fix     <argLine>@{argLine} -javaagent:stallgate-agent.jar=report=DIR</argLine>
                      and <argLine></argLine> under <properties>
            """
                .formatted(absent));
  }

  @Test
  void gate_deadAgent_isNothingMeasured() throws IOException {
    lines(
        reports.resolve("a.jsonl"), HEADER, COVERAGE.replace("Live\":217", "Live\":0"), LOOP, END);
    CommandRun run = gate();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .startsWith("nothing measured: the agent in JVM 4711 (a.jsonl) hooked nothing (exit 3)\n")
        .contains("stallgate-agent.jar selftest")
        .contains(MACHINE);
  }

  @Test
  void gate_noLoop_isNothingMeasured() throws IOException {
    lines(reports.resolve("a.jsonl"), HEADER, COVERAGE, END);
    CommandRun run = gate();
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .contains("never saw an event loop (exit 3)")
        .contains("loop=<thread name");
  }

  @Test
  void gate_malformedBaseline_isTwoAndNamesTheLine() throws IOException {
    whole(reports.resolve("a.jsonl"));
    baseline(KEY);
    CommandRun run = gate();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("stallgate-baseline.txt:1: no reason; end the line with");
  }

  @Test
  void gate_baselineGivenButAbsent_isTwo() throws IOException {
    whole(reports.resolve("a.jsonl"));
    CommandRun run = gate("--baseline", directory.resolve("b.txt").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("b.txt: does not exist; create it with: baseline accept");
  }

  @Test
  void gate_terminal_getsColourAndPipesDoNot() throws IOException {
    whole(reports.resolve("a.jsonl"));
    String dir = reports.toString();
    assertThat(CommandRun.with(directory, Map.of(), true, "gate", dir).out())
        .startsWith("\u001b[32mpassed: ");
    assertThat(gate().out()).doesNotContain("\u001b");
  }

  private CommandRun gate(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "gate";
    arguments[1] = reports.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandRun.of(directory, arguments);
  }

  private void baseline(String... lines) throws IOException {
    lines(directory.resolve("stallgate-baseline.txt"), lines);
  }
}
