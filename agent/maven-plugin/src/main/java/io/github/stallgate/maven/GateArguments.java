// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * The arguments of the gate, as somebody would type them where it runs.
 *
 * @param root where it runs; paths below it are named from there
 * @param baseline null: the default one, if it exists
 */
record GateArguments(
    Path root,
    Path baseline,
    String failOn,
    int maxFindings,
    List<String> budgets,
    Set<ReportFormat> formats) {
  /**
   * @param reports what is judged
   * @param output where the formats are written
   * @param projects whose sources the findings are looked for in
   */
  List<String> of(List<Path> reports, Path output, List<MavenProject> projects) {
    List<String> arguments = new ArrayList<>();
    reports.forEach(directory -> arguments.add(shown(directory)));
    if (baseline != null) {
      arguments.addAll(List.of("--baseline", shown(baseline)));
    }
    arguments.addAll(List.of("--fail-on", failOn, "--max-findings", String.valueOf(maxFindings)));
    for (String budget : budgets) {
      arguments.addAll(List.of("--budget", budget.trim()));
    }
    formats.forEach(format -> arguments.addAll(format.arguments(relative(output))));
    if (!formats.isEmpty()) {
      sourceRoots(projects).forEach(source -> arguments.addAll(List.of("--source-root", source)));
    }
    return arguments;
  }

  private List<String> sourceRoots(List<MavenProject> projects) {
    return projects.stream()
        .flatMap(
            project ->
                Stream.concat(
                    project.getCompileSourceRoots().stream(),
                    project.getTestCompileSourceRoots().stream()))
        .map(Path::of)
        .filter(Files::isDirectory)
        .map(this::shown)
        .distinct()
        .toList();
  }

  private String shown(Path path) {
    return relative(path).toString();
  }

  private Path relative(Path path) {
    Path below = path.startsWith(root) ? root.relativize(path) : path;
    return below.toString().isEmpty() ? Path.of(".") : below;
  }
}
