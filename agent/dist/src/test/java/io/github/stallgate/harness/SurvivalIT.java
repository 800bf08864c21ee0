// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.DeepRecursion;
import com.example.stalls.SleepyLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong around it, the application runs as without the agent, and what was found is
 * not lost.
 */
class SurvivalIT {

  private static final String JDKS = "io.github.stallgate.harness.Jdks#all";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String SLEEPER = SleepyLoop.class.getName() + ".nap";
  private static final char ESCAPE = '\u001b';

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource(JDKS)
  void kill_afterAFinding_keepsIt(Jdk jdk) throws Exception {
    try (RunningJvm jvm = sleepy(jdk, "sleepy-1").agent("report=" + directory).start()) {
      Eventually.holds("finding", LIMIT, () -> !Reports.findings(directory).isEmpty());
      jvm.kill();
    }
    assertThat(Reports.findings(directory)).extracting(Finding::culprit).contains(SLEEPER);
    assertThat(Reports.read(directory, "header")).hasSize(1);
    assertThat(Reports.read(directory, "end")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void report_directoryCannotBeMade_costsOneLine(Jdk jdk) throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "no directory");
    ForkResult result =
        sleepy(jdk, "sleepy-1").agent("quiet=true,report=" + file.resolve("reports")).run();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("done");
    assertThat(result.err().lines().filter(line -> line.contains(file.toString()))).hasSize(1);
    assertThat(file).hasContent("no directory");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_homeCannotBeWritten_findsAllTheSame(Jdk jdk) throws Exception {
    Path file = Files.writeString(directory.resolve("home"), "no directory");
    Path reports = directory.resolve("reports");
    ForkResult result =
        sleepy(jdk, "sleepy-1")
            .jvmArgs("-Duser.home=" + file)
            .environment("HOME", file.toString())
            .environment("XDG_CACHE_HOME", file.resolve("cache").toString())
            .agent("report=" + reports)
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Reports.findings(reports)).extracting(Finding::culprit).contains(SLEEPER);
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void stackOverflow_insideHookedCalls_leavesTheHooksAlive(Jdk jdk) throws Exception {
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("report=" + directory)
            .classPath(TestLibs.applications())
            .classPath(TestLibs.loops())
            .main(DeepRecursion.class)
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("overflows 60");
    assertThat(Reports.findings(directory))
        .extracting(Finding::culprit)
        .contains(DeepRecursion.class.getName() + ".napAfterwards");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void thread_hostileName_isEscapedEverywhere(Jdk jdk) throws Exception {
    String name =
        "evil\"}\n{\"type\":\"end\"}\r" + ESCAPE + "[31m<script>\n[stallgate] all is well";
    ForkResult result = sleepy(jdk, name).agent("report=" + directory).run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).doesNotContain(String.valueOf(ESCAPE));
    assertThat(result.err().lines()).noneMatch(line -> line.startsWith("[stallgate] all is well"));
    for (Path report : reports()) {
      assertThat(Files.readString(report)).doesNotContain(String.valueOf(ESCAPE));
    }
    assertThat(Reports.read(directory, "end")).hasSize(1);
    assertThat(Reports.findings(directory))
        .filteredOn(found -> found.culprit().equals(SLEEPER))
        .singleElement()
        .satisfies(found -> assertThat(found.loop()).contains("evil"));
  }

  private List<Path> reports() throws Exception {
    try (var files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static ForkedJvm sleepy(Jdk jdk, String threadName) {
    return ForkedJvm.on(jdk)
        .classPath(TestLibs.applications())
        .classPath(TestLibs.loops())
        .main(SleepyLoop.class, threadName);
  }
}
