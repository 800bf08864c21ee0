// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.RefusedCalls;
import com.example.stalls.SleepyLoop;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptionsIT {

  private static final String JDKS = "io.github.stallgate.harness.Jdks#all";
  private static final String SLEEPER = SleepyLoop.class.getName() + ".nap";

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_unknownKey_leavesTheAgentOffAndNamesTheNearestKey(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, "thresold=50ms,report=" + directory);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("done");
    assertThat(result.err().lines().filter(line -> line.contains("thresold")))
        .singleElement()
        .asString()
        .contains("threshold");
    assertThat(Reports.findings(directory)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_durationWithoutUnit_leavesTheAgentOff(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, "threshold=50,report=" + directory);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("done");
    assertThat(result.err()).contains("threshold").contains("50");
    assertThat(Reports.findings(directory)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_unknownKeyAndStrict_exits2BeforeTheApplication(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, "thresold=50ms,strict=true,report=" + directory);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).doesNotContain("done");
    assertThat(result.err()).contains("thresold");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void start_askedForHelp_printsTheOptionsAndLeavesTheAgentOff(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, "help,threshold=20ms,report=" + directory);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("done");
    assertThat(result.err())
        .contains("threshold = 20ms  (agent argument)")
        .contains("quiet = false  (default)");
    assertThat(Reports.findings(directory)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void mode_off_reportsNothing(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, "mode=off,report=" + directory);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Reports.findings(directory)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void allow_methodWithReason_silencesThatMethodOnly(Jdk jdk) throws Exception {
    String allowed = SleepyLoop.class.getName() + "#nap:a test of the option";
    ForkResult result = run(jdk, "allow=" + allowed + ",report=" + directory);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Reports.findings(directory))
        .extracting(Finding::culprit)
        .contains(SleepyLoop.class.getName() + ".askForFile")
        .doesNotContain(SLEEPER);
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void report_fromSystemPropertyAndEnvironment_isOverriddenByTheArgument(Jdk jdk) throws Exception {
    ForkResult result =
        sleepy(jdk)
            .environment("STALLGATE_REPORT", directory.resolve("environment").toString())
            .jvmArgs("-Dstallgate.report=" + directory.resolve("property"))
            .agent("report=" + directory.resolve("argument"))
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Reports.findings(directory.resolve("argument"))).isNotEmpty();
    assertThat(directory.resolve("property")).doesNotExist();
    assertThat(directory.resolve("environment")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void mode_throw_refusesBlockingCallsAndLetsThePrintingThrough(Jdk jdk) throws Exception {
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("mode=throw,report=" + directory)
            .classPath(TestLibs.applications())
            .classPath(TestLibs.loops())
            .main(RefusedCalls.class)
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("sleep refused by ")
        .contains("latch refused by ")
        .contains("computation went through");
  }

  private static ForkResult run(Jdk jdk, String options) throws Exception {
    return sleepy(jdk).agent(options).run();
  }

  private static ForkedJvm sleepy(Jdk jdk) {
    return ForkedJvm.on(jdk)
        .classPath(TestLibs.applications())
        .classPath(TestLibs.loops())
        .main(SleepyLoop.class, "sleepy-1");
  }
}
