// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** The build that a check is a part of. */
record Build(MavenSession session, MojoExecution execution) {
  /** The name of the list of accepted findings. */
  static final String BASELINE = "stallgate-baseline.txt";

  /** Where the baseline is found, and the gate run: the directory that all modules lie in. */
  Path root() {
    Path top = session.getTopLevelProject().getBasedir().toPath();
    if (session.getRequest().getMultiModuleProjectDirectory() == null) {
      return top;
    }
    Path common = session.getRequest().getMultiModuleProjectDirectory().toPath();
    return top.startsWith(common) ? common : top;
  }

  BuildTally tally() {
    return BuildTally.in(
        session.getPluginContext(
            execution.getMojoDescriptor().getPluginDescriptor(), session.getTopLevelProject()),
        (int) session.getProjects().stream().filter(this::isChecked).count());
  }

  private boolean isChecked(MavenProject project) {
    Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
    return plugin != null
        && !project.getPackaging().equals("pom")
        && plugin.getExecutions().stream()
            .map(PluginExecution::getGoals)
            .anyMatch(goals -> goals.contains(execution.getGoal()));
  }
}
