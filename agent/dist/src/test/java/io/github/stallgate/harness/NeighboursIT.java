// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.SleepyLoop;
import com.example.stalls.VisibleClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications and agents that share the JVM with ours. */
class NeighboursIT {

  private static final String JDKS = "io.github.stallgate.harness.Jdks#all";
  private static final String API = "io.github.stallgate.api.";

  @TempDir Path directory;

  static Stream<Arguments> jdksAndAgents() {
    return Jdks.all().stream()
        .flatMap(
            jdk ->
                Stream.of("jacocoagent", "opentelemetry-javaagent")
                    .flatMap(
                        other ->
                            Stream.of(true, false)
                                .map(oursFirst -> Arguments.of(jdk, other, oursFirst))));
  }

  @ParameterizedTest
  @MethodSource("jdksAndAgents")
  void agents_inEitherOrder_workTogether(Jdk jdk, String other, boolean oursFirst)
      throws Exception {
    Path coverage = directory.resolve("jacoco.exec");
    Path reports = directory.resolve("reports");
    String options = other.equals("jacocoagent") ? "destfile=" + coverage : "";
    ForkedJvm jvm =
        ForkedJvm.on(jdk)
            .jvmArgs("-Dotel.traces.exporter=none", "-Dotel.metrics.exporter=none")
            .jvmArgs("-Dotel.logs.exporter=none");
    if (oursFirst) {
      jvm.agent("report=" + reports).agent(TestLibs.agent(other), options);
    } else {
      jvm.agent(TestLibs.agent(other), options).agent("report=" + reports);
    }
    ForkResult result =
        jvm.classPath(TestLibs.applications())
            .classPath(TestLibs.loops())
            .main(SleepyLoop.class, "sleepy-1")
            .run();

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("done");
    assertThat(Reports.findings(reports))
        .extracting(Finding::culprit)
        .contains(SleepyLoop.class.getName() + ".nap", SleepyLoop.class.getName() + ".askForFile");
    assertThat(Files.exists(coverage)).isEqualTo(other.equals("jacocoagent"));
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void application_withOtherVersionsOfOurLibraries_seesItsOwnAndNoneOfOurs(Jdk jdk)
      throws Exception {
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("report=" + directory)
            .classPath(TestLibs.applications())
            .classPath(TestLibs.loops())
            .classPath(TestLibs.old())
            .main(VisibleClasses.class, AgentJar.path().toString())
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("logged by ch.qos.logback.classic.Logger");
    assertThat(result.err()).doesNotContain("SLF4J");
    assertThat(lines(result, "library "))
        .hasSize(4)
        .allMatch(line -> line.contains("/test-libs/old/"));
    assertThat(lines(result, "visible "))
        .allMatch(line -> line.startsWith("visible " + API) || isPremain(line));
    assertThat(Reports.findings(directory)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void application_inANamedModule_isWatched(Jdk jdk) throws Exception {
    Path modules = ModuleCompiler.compile(directory.resolve("modules"));
    Path reports = directory.resolve("reports");
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("loop=module-loop*,report=" + reports)
            .module(modules, "m.app/m.app.Main")
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Reports.findings(reports))
        .extracting(Finding::culprit)
        .contains("m.app.Main.nap", "m.app.Main.napByReference", "m.app.Main.askForFile");
  }

  /** The entry and what it loads the agent with stand on the system loader. */
  private static boolean isPremain(String line) {
    return line.matches("visible io\\.github\\.stallgate\\.premain\\.[A-Z][A-Za-z$0-9]*");
  }

  private static List<String> lines(ForkResult result, String start) {
    return result.out().lines().filter(line -> line.startsWith(start)).toList();
  }
}
