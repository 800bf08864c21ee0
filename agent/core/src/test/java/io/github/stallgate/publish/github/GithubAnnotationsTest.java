// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.github;

import static io.github.stallgate.publish.Publications.resource;
import static io.github.stallgate.publish.Publications.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Severity;
import io.github.stallgate.gate.Limits;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.Publications;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubAnnotationsTest {
  @TempDir Path directory;

  @Test
  void write_eachStanding_isTheseCommands() throws Exception {
    assertThat(annotations(Publications.fixed(directory)))
        .isEqualTo(resource(GithubAnnotationsTest.class, "fixed.txt"));
  }

  @Test
  void write_manyFindings_isTheWorstFive() throws Exception {
    String[] lines = annotations(Publications.many(directory, 40)).split("\n");
    assertThat(lines).hasSize(1 + GithubAnnotations.MOST);
    assertThat(lines[0])
        .isEqualTo("::error title=Stallgate::failed: 40 new findings of severity error");
    assertThat(lines[1]).contains("com.acme.Type0.run");
    assertThat(lines[5]).contains("com.acme.Type4.run");
  }

  @Test
  void write_hostileNames_startNoOtherCommand() throws Exception {
    String[] lines = annotations(Publications.hostile(directory)).split("[\n\r]");
    assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("::error title="));
    String properties = lines[1].substring("::error ".length(), lines[1].indexOf("::", 9));
    assertThat(properties).startsWith("title=").doesNotContain(",", ":").contains("%250A");
    assertThat(lines[1]).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void write_nothingMeasured_isAnErrorOrAWarningIfAllowed() throws Exception {
    Files.createDirectory(directory.resolve("reports"));
    assertThat(annotations(Publications.ofDirectory(directory, Limits.DEFAULT)))
        .startsWith("::error title=Stallgate::nothing measured: no report file");
    Limits lenient = new Limits(Severity.ERROR, 0, false);
    assertThat(annotations(Publications.ofDirectory(directory, lenient)))
        .startsWith("::warning title=Stallgate::nothing measured: no report file");
  }

  private static String annotations(Publication publication) throws Exception {
    return text(new GithubAnnotations(), publication);
  }
}
