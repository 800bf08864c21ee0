// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import io.github.stallgate.report.Escape;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Why the tests' JVMs ran without the agent: the text of what is likely, and of what to do.
 *
 * @param likely what the pom says, or what remains
 * @param fix what to write instead
 */
record LostAgent(String likely, String fix) {
  /**
   * What the pom shows, or null.
   *
   * @param properties those that hold the agent
   */
  static LostAgent inPom(
      MavenProject project, Runner runner, Set<String> properties, PomFiles files) {
    for (Xpp3Dom configuration : runner.configurations(project)) {
      LostAgent lost = in(configuration, runner.word(), properties, files);
      if (lost != null) {
        return lost;
      }
    }
    return null;
  }

  private static LostAgent in(
      Xpp3Dom elements, String runner, Set<String> properties, PomFiles files) {
    Xpp3Dom argLine = elements.getChild("argLine");
    if (argLine != null && replaces(argLine.getValue(), properties)) {
      return replaced(argLine, runner, properties.iterator().next(), files.line(argLine));
    }
    for (String none : List.of("forkCount", "forkMode")) {
      Xpp3Dom forks = elements.getChild(none);
      if (forks != null && forksNothing(forks.getValue())) {
        return new LostAgent(
            runner
                + " ran the tests in Maven's own JVM. Found in "
                + files.prefix(forks)
                + element(none, forks.getValue()),
            "<forkCount>1</forkCount>");
      }
    }
    return null;
  }

  private static boolean replaces(String argLine, Set<String> properties) {
    return argLine != null
        && !argLine.isBlank()
        && !argLine.contains("stallgate-agent")
        && properties.stream()
            .noneMatch(name -> argLine.matches("(?s).*[@$]\\{" + Pattern.quote(name) + "}.*"));
  }

  private static boolean forksNothing(String value) {
    return value != null && (value.trim().equals("0") || value.trim().equals("never"));
  }

  private static LostAgent replaced(
      Xpp3Dom argLine, String runner, String propertyName, PomFiles.Line line) {
    String late = "@{" + propertyName + "}";
    String early = "${" + propertyName + "}";
    boolean whole = line != null && line.text().matches("<argLine>[^<]*</argLine>");
    String found = whole ? Escape.line(line.text()) : element("argLine", argLine.getValue().trim());
    String fix =
        found.contains(early)
            ? found.replace(early, late)
            : found.replaceFirst("<argLine>", "<argLine>" + late + " ");
    String where = line == null ? "" : " Found in " + line.file() + ":" + line.number() + ":";
    return new LostAgent(
        runner + "'s <argLine> replaced the agent." + where + " " + found,
        fix + "  and  " + element(propertyName, "") + " under <properties>");
  }

  private static String element(String name, String value) {
    return "<" + name + ">" + Escape.line(value) + "</" + name + ">";
  }
}
