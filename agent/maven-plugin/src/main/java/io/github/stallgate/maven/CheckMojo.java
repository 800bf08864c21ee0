// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import io.github.stallgate.report.Shell;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Runs the gate on the reports of the module's tests, and fails the build on new stalls. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends BuildMojo {
  private static final int FAILED = 1;
  private static final int NOTHING_MEASURED = 3;

  /** Judges nothing. */
  @Parameter(property = "stallgate.skip", defaultValue = "false")
  private boolean skip;

  /** Whether a new finding or an expired baseline entry fails the build; else it is a warning. */
  @Parameter(property = "stallgate.failOnViolation", defaultValue = "true")
  private boolean failOnViolation;

  /** Whether it fails the build that tests ran and nothing was measured; else it is a warning. */
  @Parameter(property = "stallgate.failOnEmpty", defaultValue = "true")
  private boolean failOnEmpty;

  /** Accepted findings; by default stallgate-baseline.txt in the directory all modules lie in. */
  @Parameter(property = "stallgate.baseline")
  private File baseline;

  /** Least severity that fails: error, warning or note. */
  @Parameter(property = "stallgate.failOn", defaultValue = "error")
  private String failOn;

  /** New findings of that severity that do not fail yet. */
  @Parameter(property = "stallgate.maxFindings", defaultValue = "0")
  private int maxFindings;

  /** Budgets, each KEY=VALUE. */
  @Parameter(property = "stallgate.budget")
  private List<String> budgets;

  /** html, sarif, junit, markdown and github, joined by +; or none. */
  @Parameter(property = "stallgate.reportFormats", defaultValue = "html+sarif+junit")
  private String reportFormats;

  /** Directories with reports to judge together, instead of the module's own. */
  @Parameter(property = "stallgate.reports")
  private List<File> reports;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Parameters.check(execution, session);
    Build build = new Build(session, execution);
    GateArguments arguments = arguments(build);
    if (skip) {
      getLog().info("skipped, since stallgate.skip is set");
      idle(build);
    } else if (reports != null && !reports.isEmpty()) {
      List<Path> directories = reports.stream().map(File::toPath).toList();
      GateRun run = gate(build, arguments, directories, session.getProjects());
      end(run.exitCode(), run.lines(), run.sentence());
    } else if (!project.getPackaging().equals("pom")) {
      check(build, arguments);
    }
  }

  private GateArguments arguments(Build build) throws MojoExecutionException {
    return new GateArguments(
        build.root(),
        baseline == null ? null : baseline.toPath(),
        Parameters.oneOf("failOn", failOn, List.of("error", "warning", "note")),
        maxFindings,
        budgets == null ? List.of() : budgets,
        ReportFormat.parse(reportFormats));
  }

  private void check(Build build, GateArguments arguments)
      throws MojoExecutionException, MojoFailureException {
    NothingMeasured lost = new NothingMeasured(project, session, new Prepared(getPluginContext()));
    ModuleReports own = new ModuleReports(project);
    if (!own.isEmpty()) {
      List<String> partly = lost.partly();
      partly.forEach(getLog()::warn);
      judge(build, arguments, own.directory());
      if (!partly.isEmpty()) {
        end(NOTHING_MEASURED, List.of(partly.get(0)), partly.get(0));
      }
    } else if (lost.tests() == 0) {
      getLog().info("no tests ran, nothing to judge");
      idle(build);
    } else {
      List<String> lines = lost.lines();
      build.tally().withoutLoop(module());
      end(NOTHING_MEASURED, lines, lines.get(0));
    }
  }

  private void judge(Build build, GateArguments arguments, Path directory)
      throws MojoExecutionException, MojoFailureException {
    GateRun run = gate(build, arguments, List.of(directory), List.of(project));
    boolean blind = false;
    if (run.exitCode() == NOTHING_MEASURED) {
      blind = build.tally().withoutLoop(module());
    } else {
      build.tally().measured(module());
    }
    if (run.exitCode() != NOTHING_MEASURED || blind || !LoopGap.isAllIn(directory)) {
      end(run.exitCode(), run.lines(), run.sentence());
    } else {
      getLog().info("the agent ran, and no test of this module started an event loop");
    }
  }

  private GateRun gate(
      Build build, GateArguments arguments, List<Path> directories, List<MavenProject> sources)
      throws MojoExecutionException {
    File jar = AgentJar.in(pluginArtifacts);
    Path output = outputDirectory();
    GateRun run = GateRun.of(jar, arguments.of(directories, output, sources), build.root());
    if (run.exitCode() == FAILED) {
      String where =
          Shell.path(build.root()) + "; stallgate-agent.jar is " + Shell.path(jar.toPath());
      run.lines().add("run it in " + where);
    }
    return run;
  }

  /** A module that only judges the reports of others has none yet. */
  private Path outputDirectory() throws MojoExecutionException {
    Path output = new ModuleReports(project).directory();
    try {
      return Files.createDirectories(output);
    } catch (IOException e) {
      throw new MojoExecutionException("can't create " + output + ": " + e.getMessage(), e);
    }
  }

  /** The last module may be the one without tests. */
  private void idle(Build build) throws MojoExecutionException, MojoFailureException {
    BuildTally tally = build.tally();
    if (tally.idle(module())) {
      String sentence =
          "nothing measured: the agent never saw an event loop in the tests of "
              + tally.blindModules()
              + " (exit 3)";
      end(NOTHING_MEASURED, List.of(sentence), sentence);
    }
  }

  private void end(int exitCode, List<String> lines, String sentence)
      throws MojoExecutionException, MojoFailureException {
    Ending ending = Ending.of(exitCode, failOnViolation, failOnEmpty);
    for (String line : lines) {
      switch (ending) {
        case GREEN -> getLog().info(line);
        case WARNED -> getLog().warn(line);
        default -> getLog().error(line);
      }
    }
    if (ending == Ending.FAILED) {
      throw new MojoFailureException(sentence);
    }
    if (ending == Ending.BROKEN) {
      throw new MojoExecutionException(sentence);
    }
  }

  private String module() {
    return project.getArtifactId();
  }
}
