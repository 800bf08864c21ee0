// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** What is to be said of tests whose JVMs left no report. */
final class NothingMeasured {
  private final MavenProject project;
  private final MavenSession session;
  private final Prepared prepared;
  private final Map<Runner, Long> tests = new EnumMap<>(Runner.class);

  NothingMeasured(MavenProject project, MavenSession session, Prepared prepared)
      throws MojoExecutionException {
    this.project = project;
    this.session = session;
    this.prepared = prepared;
    for (Runner runner : Runner.values()) {
      long count = TestRuns.count(project, runner, prepared.since());
      if (count > 0) {
        tests.put(runner, count);
      }
    }
  }

  /** How many tests ran in this build. */
  long tests() {
    return tests.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The text for a module that has no report at all. */
  List<String> lines() {
    LostAgent lost = reason();
    String ran = tests() == 1 ? "1 test ran" : tests() + " tests ran";
    return List.of(
        "nothing measured: " + ran + ", but the agent never saw an event loop (exit 3)",
        "  likely  " + lost.likely(),
        "  fix     " + lost.fix(),
        "  allow   -Dstallgate.failOnEmpty=false");
  }

  /** The text for a module that has reports, of which some tests can't be a part. */
  List<String> partly() {
    LostAgent lost = prepared.isSet() ? inPom() : null;
    return lost == null
        ? List.of()
        : List.of(
            "nothing measured in some of the tests, which ran without the agent (exit 3)",
            "  likely  " + lost.likely(),
            "  fix     " + lost.fix());
  }

  private LostAgent reason() {
    if (!prepared.isSet()) {
      return new LostAgent(
          "prepare-agent did not run before the tests",
          "<goal>prepare-agent</goal> beside <goal>check</goal> in the plugin's <execution>");
    }
    for (String property : prepared.propertyNames()) {
      if (session.getUserProperties().containsKey(property)) {
        return new LostAgent(
            "-D" + property + " on the command line replaced the agent",
            "-Dtest.args=... instead, and <argLine>@{"
                + property
                + "} ${test.args}</argLine> in the pom, with <test.args></test.args> under <properties>");
      }
    }
    if ("0".equals(session.getUserProperties().getProperty("forkCount"))) {
      return new LostAgent(
          "-DforkCount=0 ran the tests in Maven's own JVM", "leave -DforkCount=0 out");
    }
    LostAgent inPom = inPom();
    return inPom != null
        ? inPom
        : new LostAgent(
            "the agent is off, or refused to start: see \"[stallgate\" in the output of the tests",
            "correct the option named there (mode=off, an unknown key), in <options>, STALLGATE_* or"
                + " stallgate.properties");
  }

  private LostAgent inPom() {
    PomFiles files = PomFiles.of(session);
    for (Runner runner : tests.keySet()) {
      LostAgent lost = LostAgent.inPom(project, runner, prepared.propertyNames(), files);
      if (lost != null) {
        return lost;
      }
    }
    return null;
  }
}
