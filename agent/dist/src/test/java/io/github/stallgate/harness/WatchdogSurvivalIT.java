// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.DyingLoops;
import com.example.stalls.ManyLoops;
import com.example.stalls.StarvationCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops that come and go, and a system that tells nothing: the watchdog goes on. */
class WatchdogSurvivalIT {

  private static final String JDKS = "io.github.stallgate.harness.Jdks#all";
  private static final String SPIN = "com.example.stalls.Spins.spin";

  /** What a JVM opens and starts by itself; 9 000 loops that leak are far beyond. */
  private static final int SLACK = 16;

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource(JDKS)
  void loops_tenThousandShortLived_leaveNothingBehind(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, ManyLoops.class);
    for (String resource : List.of("threads", "descriptors")) {
      List<Long> fewAndMany = numbers(result, resource);
      assertThat(fewAndMany.get(1)).as(resource).isLessThanOrEqualTo(fewAndMany.get(0) + SLACK);
    }
    assertThat(Reports.read(directory, "loop")).hasSizeGreaterThanOrEqualTo(10_000);
    assertThat(Reports.findings(directory)).filteredOn(Finding::isSerious).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void threads_dyingWhileSampled_leaveTheWatchdogAlive(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, DyingLoops.class);
    assertThat(result.out()).contains("done");
    assertThat(result.err()).doesNotContain("Exception");
    assertThat(Reports.findings(directory))
        .filteredOn(Finding::isSerious)
        .allSatisfy(found -> assertThat(found.rule()).isEqualTo("CpuHog"))
        .extracting(Finding::culprit)
        .contains(SPIN)
        .containsOnly(SPIN, DyingLoops.class.getName() + ".lastTurn");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void spin_withoutProc_isStillACpuHog(Jdk jdk) throws Exception {
    StarvationRun run = withoutProc(jdk, StarvationCase.SPIN);
    Finding found = run.only();
    assertThat(found.rule()).isEqualTo("CpuHog");
    assertThat(found.cause()).isEqualTo("CPU");
    assertThat(found.culprit()).isEqualTo(SPIN);
    assertUnreadIsSaid(run);
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void monitor_withoutProc_isStillALock(Jdk jdk) throws Exception {
    StarvationRun run = withoutProc(jdk, StarvationCase.SYNCHRONIZED_BLOCK);
    Finding found = run.only();
    assertThat(found.rule()).isEqualTo("BlockingLock");
    assertThat(found.cause()).isEqualTo("LOCK");
    assertUnreadIsSaid(run);
  }

  private StarvationRun withoutProc(Jdk jdk, StarvationCase stall) throws Exception {
    Path nothing = Files.createDirectory(directory.resolve("no-proc"));
    return StarvationRun.onNetty(jdk, stall, directory, "-Dio.github.stallgate.proc=" + nothing);
  }

  private static void assertUnreadIsSaid(StarvationRun run) throws IOException {
    List<Map<String, Object>> coverage = Reports.read(run.reports(), "coverage");
    assertThat(coverage).isNotEmpty();
    Map<String, Object> last = coverage.get(coverage.size() - 1);
    assertThat(last).containsEntry("watchdog", true);
    assertThat(last.get("unread"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains("schedstat");
  }

  private ForkResult run(Jdk jdk, Class<?> application) throws Exception {
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("quiet=true,report=" + directory)
            .classPath(TestLibs.applications())
            .classPath(TestLibs.loops())
            .main(application)
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Reports.read(directory, "end")).as("lines that end the report").hasSize(1);
    return result;
  }

  /** The numbers on the line that begins with that word. */
  private static List<Long> numbers(ForkResult result, String word) {
    String line =
        result
            .out()
            .lines()
            .filter(text -> text.startsWith(word + " "))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no line '" + word + "': " + result));
    return Arrays.stream(line.split(" ")).skip(1).map(Long::valueOf).toList();
  }
}
