// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class ReportFormatTest {
  @Test
  void parse_joinedWords_areThoseFormats() throws Exception {
    assertThat(ReportFormat.parse("html+SARIF, junit"))
        .containsExactly(ReportFormat.HTML, ReportFormat.SARIF, ReportFormat.JUNIT);
  }

  @Test
  void parse_noneOrNothing_isEmpty() throws Exception {
    assertThat(ReportFormat.parse("none")).isEmpty();
    assertThat(ReportFormat.parse("")).isEmpty();
    assertThat(ReportFormat.parse(null)).isEmpty();
  }

  @Test
  void parse_unknownWord_namesParameterAndNearest() {
    assertThatThrownBy(() -> ReportFormat.parse("html+markdwn"))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "reportFormats: unknown value \"markdwn\"; did you mean markdown?"
                + " (one of html, sarif, junit, markdown, github, none)");
  }

  @Test
  void arguments_fileFormat_namesTheFile() {
    assertThat(ReportFormat.JUNIT.arguments(Path.of("target", "stallgate")))
        .containsExactly(
            "--junit", Path.of("target", "stallgate", "TEST-stallgate.xml").toString());
    assertThat(ReportFormat.GITHUB.arguments(Path.of("target"))).containsExactly("--github");
  }
}
