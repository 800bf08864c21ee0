// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateFormatsTest {
  private static final String SOURCE = "chat/src/main/java/com/acme/chat/RateLimiter.java";

  @TempDir Path directory;
  private Path reports;

  @BeforeEach
  void makeProject() throws IOException {
    reports = Files.createDirectory(directory.resolve("stallgate-report"));
    whole(reports.resolve("a.jsonl"), SLEEP.replace("\"Some.java\"", "\"RateLimiter.java\""));
    Files.createDirectories(directory.resolve(SOURCE).getParent());
    Files.writeString(directory.resolve(SOURCE), "");
    Files.createDirectory(directory.resolve(".git"));
  }

  @Test
  void gate_everyFormat_isWrittenAlsoWhenItFails() throws IOException {
    CommandRun run =
        gate("--sarif", "s.sarif", "--junit", "TEST-stallgate.xml", "--markdown", "comment.md");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(directory.resolve("s.sarif")).content().contains("\"uri\" : \"" + SOURCE + "\"");
    assertThat(directory.resolve("TEST-stallgate.xml")).content().contains("failures=\"2\"");
    assertThat(directory.resolve("comment.md"))
        .content()
        .contains(SOURCE + "&#58;41")
        .contains("baseline accept 7c1f02ab");
    assertThat(run.out()).isEqualTo(gate().out());
  }

  @Test
  void gate_html_isAPageThatMayLoadNothing() throws IOException {
    assertThat(gate("--html", "page.html").exitCode()).isEqualTo(1);
    assertThat(directory.resolve("page.html"))
        .content()
        .contains("failed: 1 new finding of severity error</h1>")
        .contains(SOURCE)
        .contains("default-src &#39;none&#39;");
  }

  @Test
  void report_formats_showTheVerdictAndEndGreen() {
    CommandRun run = CommandRun.of(directory, "report", reports.toString(), "--html", "page.html");
    assertThat(run.exitCode()).isZero();
    assertThat(directory.resolve("page.html")).content().contains("failed: 1 new finding");
  }

  @Test
  void gate_sourceRoot_isWhereFilesAreLookedUp() throws IOException {
    Files.createDirectory(directory.resolve("other"));
    gate("--sarif", "s.sarif", "--source-root", "other");
    assertThat(directory.resolve("s.sarif"))
        .content()
        .doesNotContain(SOURCE)
        .contains("\"uri\" : \"com/acme/chat/RateLimiter.java\"");
    gate("--sarif", "s.sarif", "--source-root", "chat/src/main/java", "other");
    assertThat(directory.resolve("s.sarif")).content().contains(SOURCE);
  }

  @Test
  void gate_sourceRootThatIsNone_isTwoAndWritesNothing() {
    CommandRun run = gate("--sarif", "s.sarif", "--source-root", "chat/src/main/jawa");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("--source-root ")
        .contains("chat/src/main/jawa is no directory")
        .hasLineCount(1);
    assertThat(directory.resolve("s.sarif")).doesNotExist();
  }

  @Test
  void gate_sourceRootOutsideOfTheRepository_isTwo(@TempDir Path outside) {
    CommandRun run = gate("--sarif", "s.sarif", "--source-root", outside.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(" lies outside of ").hasLineCount(1);
  }

  @Test
  void gate_noDirectoryForAFile_isTwoBeforeAnythingIsWritten() {
    CommandRun run = gate("--sarif", "s.sarif", "--junit", "absent/TEST.xml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("--junit absent/TEST.xml cannot be written: there is no directory ")
        .hasLineCount(1);
    assertThat(directory.resolve("s.sarif")).doesNotExist();
  }

  @Test
  void gate_directoryInsteadOfAFile_isTwo() {
    CommandRun run = gate("--markdown", "stallgate-report");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--markdown stallgate-report is a directory").hasLineCount(1);
  }

  @Test
  void gate_oneFileForTwoFormats_isTwo() {
    CommandRun run = gate("--sarif", "x", "--junit", "./x");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--junit ./x is the file of --sarif too").hasLineCount(1);
  }

  @Test
  void gate_unusableFile_keepsTheOldAndTheOthers() throws IOException {
    Path old = Files.writeString(directory.resolve("s.sarif"), "old");
    // What stands where the temporary file would be makes writing fail, whoever runs this test.
    Path taken = directory.resolve("s.sarif." + ProcessHandle.current().pid() + ".tmp");
    Files.createDirectories(taken.resolve("full"));
    CommandRun run = gate("--sarif", "s.sarif", "--markdown", "comment.md");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--sarif s.sarif cannot be written: ").hasLineCount(1);
    assertThat(old).hasContent("old");
    assertThat(directory.resolve("comment.md")).exists();
  }

  @Test
  void gate_misspelledOption_namesTheNearest() {
    assertThat(gate("--serif", "x").err()).contains("unknown option \"--serif\"; did you mean");
  }

  @Test
  void gate_github_printsAnnotationsAndAddsToTheSummary() throws IOException {
    Path summary = Files.writeString(directory.resolve("summary.md"), "before\n");
    CommandRun run = github(summary);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("\n::error file=" + SOURCE + ",line=41,title=BlockingSleep::error[Blocking");
    assertThat(summary).content().startsWith("before\n### Stallgate <code>failed&#58; 1 new");
  }

  @Test
  void gate_githubWithoutSummary_onlyPrints() {
    CommandRun run = gate("--github");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("\n::error title=Stallgate::failed: 1 new finding");
  }

  @Test
  void gate_githubWithUnusableSummary_isTwo() {
    CommandRun run = github(reports);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("GITHUB_STEP_SUMMARY=").hasLineCount(1);
  }

  @Test
  void gate_emptyButAllowed_isGreenAndSaysWhatThatMeans() throws IOException {
    Files.delete(reports.resolve("a.jsonl"));
    assertThat(gate().exitCode()).isEqualTo(3);
    CommandRun run = gate("--fail-on-empty", "false", "--junit", "TEST-stallgate.xml");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("nothing measured: no report file (*.jsonl) in ")
        .contains("; this tells nothing of the code, and passes by --fail-on-empty false\n");
    assertThat(directory.resolve("TEST-stallgate.xml")).content().contains("errors=\"0\"");
    assertThat(gate("--fail-on-empty", "flase").exitCode()).isEqualTo(2);
  }

  private CommandRun github(Path summary) {
    Map<String, String> environment = Map.of("GITHUB_STEP_SUMMARY", summary.toString());
    return CommandRun.with(directory, environment, false, "gate", reports.toString(), "--github");
  }

  private CommandRun gate(String... options) {
    List<String> arguments = new ArrayList<>(List.of("gate", reports.toString()));
    arguments.addAll(List.of(options));
    return CommandRun.of(directory, arguments.toArray(String[]::new));
  }
}
