// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.clean;
import static io.github.stallgate.report.ReportLines.finding;
import static io.github.stallgate.report.ReportLines.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {
  private static final String KEY =
      "BlockingSleep  netty  com.acme.chat.RateLimiter.throttle  java.lang.Thread.sleep";
  private static final String DNS =
      finding("0d0d0d0d", "BlockingDns", "error", "com.acme.Names", "lookup", 1);
  private static final String DNS_KEY =
      "BlockingDns  netty  com.acme.Names.lookup  java.lang.Thread.sleep";

  @TempDir Path directory;
  private Path reports;
  private Path baseline;

  @BeforeEach
  void writeReport() throws IOException {
    reports = Files.createDirectory(directory.resolve("stallgate-report"));
    baseline = directory.resolve("stallgate-baseline.txt");
    whole(reports.resolve("a.jsonl"), SLEEP, DNS);
  }

  @Test
  void accept_oneId_writesItsLineAndTheGateGoesGreen() throws IOException {
    CommandRun run =
        baseline(
            "accept",
            "7c1f02ab",
            "--reason",
            "ACME-812",
            "--until",
            "2027-03-31",
            "--owner",
            "ann",
            "--report",
            reports.toString());
    String line = KEY + "  until=2027-03-31  owner=ann  # reason: ACME-812";
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo("accepted " + line + "\n1 finding accepted in " + baseline + "; commit it\n");
    assertThat(baseline).content().endsWith("\n" + line + "\n");
    baseline("accept", "0d0d0d0d", "--reason", "x");
    assertThat(CommandRun.of(directory, "gate", reports.toString()).exitCode()).isZero();
  }

  @Test
  void accept_all_keepsWhatIsAccepted() throws IOException {
    baseline("accept", "7c1f02ab", "--reason", "old");
    assertThat(baseline("accept", "--all", "--reason", "new").exitCode()).isZero();
    assertThat(baseline).content().contains(KEY + "  # reason: old", DNS_KEY + "  # reason: new");
  }

  @Test
  void accept_again_replacesTheReason() throws IOException {
    baseline("accept", "7c1f02ab", "--reason", "old");
    baseline("accept", "7c1f02ab", "--reason", "new\nline");
    assertThat(baseline).content().contains("# reason: new\\nline").doesNotContain("old");
  }

  @Test
  void accept_unknownId_namesTheKnownOnes() {
    CommandRun run = baseline("accept", "deadbeef", "--reason", "x");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "stallgate: no finding has the id deadbeef; the reports hold 7c1f02ab, 0d0d0d0d\n");
    assertThat(baseline).doesNotExist();
  }

  @Test
  void accept_onABuildServer_isRefused() {
    CommandRun run =
        CommandRun.with(
            directory, Map.of("CI", "true"), false, "baseline", "accept", "--all", "--reason", "x");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("is not changed on a build server (CI=true)");
    assertThat(baseline).doesNotExist();
  }

  @Test
  void accept_uselessArguments_areRefused() {
    assertThat(baseline("accept", "7c1f02ab").err()).contains("--reason");
    assertThat(baseline("accept", "--reason", "x").err()).contains("name the findings");
    assertThat(baseline("accept", "a", "--all", "--reason", "x").err()).contains("not both");
    assertThat(baseline("accept", "--all", "--reason", " ").err()).contains("--reason is empty");
    assertThat(baseline("accept", "--all", "--reason", "x", "--until", "2026-11-19").err())
        .contains("--until 2026-11-19 is over already");
    assertThat(baseline("accept", "--all", "--reason", "x", "--until", "soon").err())
        .contains("'--until'", "write a day as YYYY-MM-DD, not \"soon\"");
    assertThat(baseline).doesNotExist();
  }

  @Test
  void accept_ruleOfALaterVersion_isRefused() throws IOException {
    whole(reports.resolve("b.jsonl"), finding("1", "NewRule", "error", "com.acme.A", "b", 1));
    assertThat(baseline("accept", "1", "--reason", "x").err()).contains("rule NewRule is unknown");
    assertThat(baseline).doesNotExist();
  }

  @Test
  void list_entries_marksExpiredOnes() throws IOException {
    Files.writeString(
        baseline, KEY + "  until=2026-11-19  # reason: a\n" + DNS_KEY + "  # reason: b\n");
    assertThat(baseline("list").out())
        .isEqualTo(
            baseline
                + ": 2 accepted findings\n  expired: "
                + KEY
                + "  until=2026-11-19  # reason: a\n  "
                + DNS_KEY
                + "  # reason: b\n");
  }

  @Test
  void prune_absentFinding_isKeptUnlessSeenClean() throws IOException {
    Files.writeString(baseline, KEY + "  # reason: a\n" + DNS_KEY + "  # reason: b\n");
    whole(
        reports.resolve("a.jsonl"),
        clean("netty", "com.acme.Names.lookup", "java.lang.Thread.sleep"));
    CommandRun run = baseline("prune");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "removed "
                + DNS_KEY
                + "  # reason: b\nkept, not exercised: "
                + KEY
                + "  # reason: a\n1 entry removed from "
                + baseline
                + "\n");
    assertThat(baseline).hasContent(KEY + "  # reason: a\n");
  }

  @Test
  void prune_expired_removesByDateWithoutAReport() throws IOException {
    Files.delete(reports.resolve("a.jsonl"));
    Files.delete(reports);
    Files.writeString(baseline, KEY + "  until=2026-11-19  # reason: a\n");
    assertThat(baseline("prune").exitCode()).isEqualTo(2);
    assertThat(baseline("prune", "--expired").exitCode()).isZero();
    assertThat(baseline).content().doesNotContain("BlockingSleep");
  }

  private CommandRun baseline(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "baseline";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandRun.of(directory, all);
  }
}
