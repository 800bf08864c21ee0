// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import static io.github.stallgate.report.ReportLines.COVERAGE;
import static io.github.stallgate.report.ReportLines.HEADER;
import static io.github.stallgate.report.ReportLines.LOOP;
import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.finding;
import static io.github.stallgate.report.ReportLines.lines;
import static io.github.stallgate.report.ReportLines.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What builds leave behind that were cut, that hold nothing, or that hold very much. */
class GateBrokenBuildTest {
  @TempDir Path directory;
  private Path reports;

  @BeforeEach
  void makeDirectory() throws IOException {
    reports = Files.createDirectory(directory.resolve("reports"));
  }

  @Test
  void gate_killedJvm_judgesWhatItReportedAndSaysSo() throws IOException {
    lines(reports.resolve("a.jsonl"), HEADER, COVERAGE, LOOP, SLEEP);
    CommandRun run = gate(reports);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("failed: 1 new finding of severity error\n")
        .contains("note: JVM 4711 (a.jsonl) was killed: no end line; what it reported until then");
  }

  @Test
  void gate_lastLineCutOff_judgesTheOthersAndSaysSo() throws IOException {
    String whole = String.join("\n", HEADER, COVERAGE, LOOP, SLEEP, "");
    String half = finding("2", "BlockingSleep", "error", "com.acme.Half", "run", 900);
    for (int length = 1; length < half.length(); length += 50) {
      Files.writeString(reports.resolve("a.jsonl"), whole + half.substring(0, length));
      CommandRun run = gate(reports);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .startsWith("failed: 1 new finding of severity error\n")
          .contains("note: JVM 4711 (a.jsonl) was killed while it wrote: its last line is cut off")
          .doesNotContain("com.acme.Half");
    }
  }

  @Test
  void gate_killedBeforeTheFirstLine_isUnreadableAndSaysWhatToDo() throws IOException {
    Files.createFile(reports.resolve("a.jsonl"));
    CommandRun run = gate(reports);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("a.jsonl:1: empty: the agent wrote nothing; delete the file");
  }

  @Test
  void gate_moduleWithoutReportAmongOthers_isNothingMeasuredAndNamesIt() throws IOException {
    Path good = Files.createDirectory(directory.resolve("good"));
    whole(good.resolve("a.jsonl"));
    CommandRun run = gate(good, reports);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .startsWith("nothing measured: no report file (*.jsonl) in " + reports + " (exit 3)\n");
    assertThat(gate(good, directory.resolve("absent")).exitCode()).isEqualTo(3);
  }

  @Test
  void gate_moduleWithoutReportBesideAFinding_isRedAndNamesIt() throws IOException {
    Path bad = Files.createDirectory(directory.resolve("bad"));
    whole(bad.resolve("a.jsonl"), SLEEP);
    CommandRun run = gate(bad, reports);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("not measured: no report file (*.jsonl) in " + reports);
  }

  @Test
  void gate_moreThanAnyoneReads_printsTheWorstAndTellsTheRestTogether() throws IOException {
    String[] findings = new String[120];
    for (int i = 0; i < findings.length; i++) {
      findings[i] = finding("id" + i, "BlockingSleep", "error", "com.acme.C" + i, "m", 900 - i);
    }
    whole(reports.resolve("a.jsonl"), findings);
    String out = gate(reports).out();
    assertThat(out)
        .contains("\nand 115 more:\n  115 findings of BlockingSleep in 115 classes, ")
        .contains("worst: com.acme.C5.m")
        .doesNotContain("com.acme.C6.m")
        .contains("\n  the command report prints each of them\n");
  }

  private CommandRun gate(Path... directories) {
    String[] arguments = new String[directories.length + 1];
    arguments[0] = "gate";
    for (int i = 0; i < directories.length; i++) {
      arguments[i + 1] = directories[i].toString();
    }
    return CommandRun.of(directory, arguments);
  }
}
