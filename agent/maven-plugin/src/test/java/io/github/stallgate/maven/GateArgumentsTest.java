// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateArgumentsTest {
  @TempDir Path root;

  @Test
  void of_belowTheRoot_isWrittenFromThere() {
    GateArguments arguments =
        new GateArguments(root, root.resolve("b.txt"), "note", 2, List.of(), Set.of());
    Path elsewhere = Path.of("/elsewhere").toAbsolutePath();

    assertThat(arguments.of(List.of(root.resolve("target/stallgate"), elsewhere), root, List.of()))
        .containsExactly(
            Path.of("target", "stallgate").toString(),
            elsewhere.toString(),
            "--baseline",
            "b.txt",
            "--fail-on",
            "note",
            "--max-findings",
            "2");
  }

  @Test
  void of_formatsAndBudgets_areTheGatesOwnWords() throws Exception {
    MavenProject project = new MavenProject();
    project.addCompileSourceRoot(Files.createDirectories(root.resolve("src")).toString());
    project.addTestCompileSourceRoot(root.resolve("absent").toString());
    GateArguments arguments =
        new GateArguments(
            root, null, "error", 0, List.of(" lag.p99=20ms "), Set.of(ReportFormat.SARIF));

    assertThat(arguments.of(List.of(root), root.resolve("out"), List.of(project)))
        .containsExactly(
            ".",
            "--fail-on",
            "error",
            "--max-findings",
            "0",
            "--budget",
            "lag.p99=20ms",
            "--sarif",
            Path.of("out", "stallgate.sarif").toString(),
            "--source-root",
            "src");
  }
}
