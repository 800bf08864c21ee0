// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostAgentTest {
  @TempDir Path root;

  private final MavenProject project = new MavenProject();

  @Test
  void inPom_ownArgLine_namesFileAndLineAndWhatIsWrittenThere() throws Exception {
    Xpp3Dom configuration = configuration("<argLine>-Xmx1g</argLine>");
    written("parent/pom.xml", 3, "  <argLine>${memory}</argLine>", configuration);
    plugin("surefire").setConfiguration(configuration);

    LostAgent lost =
        LostAgent.inPom(project, Runner.SUREFIRE, Set.of("argLine"), new PomFiles(root));

    assertThat(lost.likely())
        .isEqualTo(
            "surefire's <argLine> replaced the agent. Found in "
                + Path.of("parent", "pom.xml")
                + ":3: <argLine>${memory}</argLine>");
    assertThat(lost.fix())
        .isEqualTo(
            "<argLine>@{argLine} ${memory}</argLine>  and  <argLine></argLine> under <properties>");
  }

  @Test
  void inPom_earlyReference_isMadeALateOne() throws Exception {
    Xpp3Dom configuration = configuration("<argLine>-ea</argLine>");
    written("pom.xml", 1, "<argLine>${argLine} -ea</argLine>", configuration);
    plugin("surefire").setConfiguration(configuration);

    assertThat(
            LostAgent.inPom(project, Runner.SUREFIRE, Set.of("argLine"), new PomFiles(root)).fix())
        .startsWith("<argLine>@{argLine} -ea</argLine>");
  }

  @Test
  void inPom_onlyInAnExecutionOfFailsafe_isFound() {
    PluginExecution execution = new PluginExecution();
    execution.setConfiguration(configuration("<argLine>-Xmx1g</argLine>"));
    plugin("failsafe").addExecution(execution);

    LostAgent lost =
        LostAgent.inPom(project, Runner.FAILSAFE, Set.of("argLine"), new PomFiles(root));

    assertThat(lost.likely())
        .isEqualTo("failsafe's <argLine> replaced the agent. <argLine>-Xmx1g</argLine>");
    assertThat(lost.fix()).startsWith("<argLine>@{argLine} -Xmx1g</argLine>");
  }

  @Test
  void inPom_argLineThatKeepsTheAgent_isNotAccused() {
    for (String kept : new String[] {"@{argLine} -ea", "${argLine}", ""}) {
      plugin("surefire").setConfiguration(configuration("<argLine>" + kept + "</argLine>"));

      assertThat(LostAgent.inPom(project, Runner.SUREFIRE, Set.of("argLine"), new PomFiles(root)))
          .isNull();
    }
  }

  @Test
  void inPom_oneOfSeveralProperties_isNotAccused() {
    plugin("failsafe").setConfiguration(configuration("<argLine>-ea\n@{it.args}</argLine>"));
    Set<String> both = Set.of("argLine", "it.args");

    assertThat(LostAgent.inPom(project, Runner.FAILSAFE, both, new PomFiles(root))).isNull();
  }

  @Test
  void inPom_otherProperty_isTheOneThatMustStand() {
    plugin("surefire").setConfiguration(configuration("<argLine>@{argLine}</argLine>"));

    assertThat(
            LostAgent.inPom(project, Runner.SUREFIRE, Set.of("test.args"), new PomFiles(root))
                .fix())
        .startsWith("<argLine>@{test.args} @{argLine}</argLine>  and  <test.args></test.args>");
  }

  @Test
  void inPom_noFork_isNamed() {
    plugin("surefire").setConfiguration(configuration("<forkCount>0</forkCount>"));

    assertThat(
            LostAgent.inPom(project, Runner.SUREFIRE, Set.of("argLine"), new PomFiles(root))
                .likely())
        .isEqualTo("surefire ran the tests in Maven's own JVM. Found in <forkCount>0</forkCount>");
  }

  private Plugin plugin(String runner) {
    Plugin plugin = new Plugin();
    plugin.setArtifactId("maven-" + runner + "-plugin");
    project.getBuild().getPlugins().clear();
    project.getBuild().flushPluginMap();
    project.getBuild().addPlugin(plugin);
    return plugin;
  }

  private static Xpp3Dom configuration(String elements) {
    try {
      return Xpp3DomBuilder.build(
          new StringReader("<configuration>" + elements + "</configuration>"));
    } catch (Exception e) {
      throw new IllegalStateException(elements, e);
    }
  }

  private void written(String file, int line, String text, Xpp3Dom configuration) throws Exception {
    Path pom = root.resolve(file);
    Files.createDirectories(pom.getParent());
    Files.writeString(pom, "\n".repeat(line - 1) + text + "\n");
    InputSource source = new InputSource();
    source.setLocation(pom.toString());
    configuration.getChild(0).setInputLocation(new InputLocation(line, 1, source));
  }
}
