// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import static io.github.stallgate.report.ReportLines.END;
import static io.github.stallgate.report.ReportLines.HEADER;
import static io.github.stallgate.report.ReportLines.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsSectionTest {
  private static final String OPTIONS = "\"options\":{\"mode\":\"report\"}";

  @TempDir Path directory;

  @Test
  void write_options_haveTheirOrigins() throws Exception {
    String origins = OPTIONS + ",\"origins\":{\"mode\":\"agent argument\"}";
    lines(directory.resolve("a.jsonl"), HEADER.replace(OPTIONS, origins), END);
    assertThat(bare()).contains("JVM 4711 (a.jsonl)", "mode | report | agent argument");
  }

  @Test
  void write_oldReport_hasNoOrigins() throws Exception {
    lines(directory.resolve("a.jsonl"), HEADER, END);
    assertThat(bare()).contains("mode | report | not told");
  }

  @Test
  void write_jvmsOfTheSameOptions_areOneTable() throws Exception {
    lines(directory.resolve("a.jsonl"), HEADER, END);
    lines(directory.resolve("b.jsonl"), HEADER, END);
    lines(directory.resolve("c.jsonl"), HEADER.replace(OPTIONS, "\"options\":{}"), END);
    assertThat(bare()).contains("2 JVMs", "JVM 4711 (c.jsonl): nothing was set.");
  }

  private String bare() throws Exception {
    return Pages.bare(Pages.section(new OptionsSection(), Pages.publication(directory)));
  }
}
