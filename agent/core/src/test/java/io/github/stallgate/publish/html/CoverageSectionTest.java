// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import static io.github.stallgate.report.ReportLines.COVERAGE;
import static io.github.stallgate.report.ReportLines.HEADER;
import static io.github.stallgate.report.ReportLines.LOOP;
import static io.github.stallgate.report.ReportLines.lines;
import static io.github.stallgate.report.ReportLines.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageSectionTest {
  @TempDir Path directory;

  @Test
  void write_wholeReport_tellsWhatWasWatched() throws Exception {
    whole(directory.resolve("4711-1.jsonl"));
    assertThat(bare())
        .contains("JVM 4711 (4711-1.jsonl) | 17.0.15 | 2 | 1 | 217 of 217 | on | off | regular");
  }

  @Test
  void write_killedJvm_isTold() throws Exception {
    lines(directory.resolve("4711-1.jsonl"), HEADER, COVERAGE, LOOP);
    assertThat(bare()).contains("was killed: no end line", "| killed");
  }

  @Test
  void write_agentThatNeverSaidWhatItHooked_isTold() throws Exception {
    lines(directory.resolve("4711-1.jsonl"), HEADER);
    assertThat(bare()).contains("not measured: the agent in JVM 4711", "not told | not told");
  }

  @Test
  void write_unreadableReport_isNamed() throws Exception {
    Files.writeString(directory.resolve("x.jsonl"), "nonsense\n");
    assertThat(bare()).contains("not read: ", "x.jsonl");
  }

  private String bare() throws Exception {
    return Pages.bare(Pages.section(new CoverageSection(), Pages.publication(directory)));
  }
}
