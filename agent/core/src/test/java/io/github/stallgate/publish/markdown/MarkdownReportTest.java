// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.markdown;

import static io.github.stallgate.publish.Publications.resource;
import static io.github.stallgate.publish.Publications.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.gate.Limits;
import io.github.stallgate.publish.Publications;
import io.github.stallgate.report.ReportLines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownReportTest {
  @TempDir Path directory;

  @Test
  void write_eachStanding_isThisPage() throws Exception {
    assertThat(text(new MarkdownReport(), Publications.fixed(directory)))
        .isEqualTo(resource(MarkdownReportTest.class, "fixed.md"));
  }

  @Test
  void write_nothingFound_isTheVerdictAndTheMachine() throws Exception {
    assertThat(
            text(new MarkdownReport(), Publications.of(directory, Limits.DEFAULT, new String[0])))
        .isEqualTo(
            """
            ### Stallgate <code>passed&#58; no new findings of severity error</code>

            <code>measured in 1 report&#58; JDK 17.0.15, 2 CPUs, loops&#58; 1 netty</code>
            """);
  }

  @Test
  void write_hostileNames_leaveOnlyOurMarkup() throws Exception {
    String page = text(new MarkdownReport(), Publications.hostile(directory));
    assertThat(page.replaceAll("</?(code|pre|details|summary)>", ""))
        .doesNotContain("<", ">", "`", "@", "[", "](", "_", "*", "\\", "https:", "\u202e");
    for (String line : page.split("\n")) {
      if (line.startsWith("| error")) {
        assertThat(line.split("\\|", -1)).hasSize(9);
      }
    }
  }

  @Test
  void write_tooMany_fitsAComment() throws Exception {
    String page = text(new MarkdownReport(), Publications.many(directory, 500));
    assertThat(page.getBytes(StandardCharsets.UTF_8).length)
        .isBetween(40_000, MarkdownReport.MOST_BYTES);
    assertThat(page).contains("450 new findings are left out of the table: the other reports have");
    assertThat(page.split("<details>")).hasSameSizeAs(page.split("</details>"));
  }

  @Test
  void write_endlessNotes_doNotPushTheFindingsOut() throws Exception {
    Path reports = Files.createDirectory(directory.resolve("reports"));
    for (int i = 0; i < 100; i++) {
      String killed = "k@" + "#".repeat(200) + i + ".jsonl";
      ReportLines.lines(
          reports.resolve(killed), ReportLines.HEADER, ReportLines.LOOP, ReportLines.SLEEP);
    }
    String page = text(new MarkdownReport(), Publications.ofDirectory(directory, Limits.DEFAULT));
    assertThat(page.getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(MarkdownReport.MOST_BYTES);
    assertThat(page).contains("<details>").contains("- and ").contains(" more\n");
  }
}
