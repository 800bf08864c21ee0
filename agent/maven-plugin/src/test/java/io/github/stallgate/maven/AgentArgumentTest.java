// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentArgumentTest {
  private static final File JAR = new File("/repo/agent.jar");
  private static final Path REPORTS = Path.of("/build/stallgate");

  @TempDir Path directory;

  @Test
  void of_reportsOnly_namesThem() throws Exception {
    assertThat(AgentArgument.of(JAR, REPORTS, null, Map.of()))
        .isEqualTo("-javaagent:/repo/agent.jar=report=/build/stallgate");
  }

  @Test
  void of_configAndOptions_passesThemOn() throws Exception {
    Path config = Files.writeString(directory.resolve("stallgate.properties"), "quiet=true\n");

    assertThat(AgentArgument.of(JAR, REPORTS, config.toFile(), Map.of("loop", " acme-* ")))
        .isEqualTo(
            "-javaagent:/repo/agent.jar=report=/build/stallgate,config=" + config + ",loop=acme-*");
  }

  @Test
  void of_unknownOption_namesTheNearest() {
    refused(Map.of("treshold", "20ms"), "unknown option 'treshold'", "did you mean threshold?");
  }

  @Test
  void of_badValue_isRefusedHere() {
    refused(Map.of("threshold", "20"), "threshold");
  }

  @Test
  void of_badConfig_isRefusedHere() throws Exception {
    Path config = Files.writeString(directory.resolve("stallgate.properties"), "quit=true\n");

    assertThatThrownBy(() -> AgentArgument.of(JAR, REPORTS, config.toFile(), Map.of()))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("did you mean quiet?");
  }

  @Test
  void of_ownReportOption_isRefused() {
    refused(Map.of("report", "elsewhere"), "report is the build's");
  }

  @Test
  void of_commaInOption_isRefused() {
    refused(Map.of("loop", "a,mode=off"), "contains a comma", "joined by +");
  }

  @Test
  void of_pathTheAgentWouldMisread_isRefused() {
    for (String path : new String[] {"/a,b", "/50%p", "/%t", "/%{HOME}"}) {
      assertThatThrownBy(() -> AgentArgument.of(JAR, Path.of(path), null, Map.of()))
          .isInstanceOf(MojoExecutionException.class)
          .hasMessageContaining("the build directory contains");
    }
    assertThatThrownBy(() -> AgentArgument.of(new File("/a=b/x.jar"), REPORTS, null, Map.of()))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("contains \"=\"");
  }

  private static void refused(Map<String, String> options, String... words) {
    assertThatThrownBy(() -> AgentArgument.of(JAR, REPORTS, null, options))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContainingAll(words);
  }
}
