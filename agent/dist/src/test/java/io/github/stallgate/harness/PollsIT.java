// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.PolledCase;
import com.example.stalls.PolledLoops;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Polls in application classes, in JVMs under the agent. */
class PollsIT {

  private static final String JDKS = "io.github.stallgate.harness.Jdks#all";
  private static final String POLLED = "cpu.polls=com.example.stalls.*";
  private static final String ONE_CARRIER = "-Djdk.virtualThreadScheduler.parallelism=1";
  private static final int FIRST_WITH_CARRIERS = 21;

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource(JDKS)
  void endlessLoop_thatIsAsked_isLeftAtAPoll(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, PolledCase.ENDLESS, POLLED);
    assertThat(result.out()).contains("the stand-in cancels").contains("done");
    assertThat(result.err()).doesNotContain("stallgate");
  }

  @ParameterizedTest
  @MethodSource("regions")
  void loop_thatMustNotGiveWay_isAskedInVainUntilItHasLeft(Jdk jdk, PolledCase region)
      throws Exception {
    ForkResult result = run(jdk, region, POLLED);
    assertThat(result.out()).contains("left by itself").contains("the stand-in cancels");
  }

  static Stream<Arguments> regions() {
    return Jdks.all().stream()
        .flatMap(
            jdk ->
                Arrays.stream(PolledCase.values())
                    .filter(region -> region.name().startsWith("IN_"))
                    .map(region -> Arguments.of(jdk, region)));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdksWithCarriers")
  void hog_onTheOnlyCarrier_letsOthersRunMeanwhile(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, PolledCase.VIRTUAL, POLLED + ",cpu.slices=virtual", ONE_CARRIER);
    assertThat(result.out()).contains("done");
  }

  static Stream<Jdk> jdksWithCarriers() {
    return Jdks.all().stream().filter(jdk -> jdk.feature() >= FIRST_WITH_CARRIERS);
  }

  @ParameterizedTest
  @MethodSource("badOptions")
  void start_whatCannotBeDone_isOneLineAndOnlyThatPartIsOff(Jdk jdk, String options, String line)
      throws Exception {
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent(options + ",report=" + directory)
            .classPath(TestLibs.applications())
            .classPath(TestLibs.loops())
            .main(com.example.stalls.SleepyLoop.class, "sleepy-1")
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("done");
    assertThat(result.err().lines().filter(each -> each.contains(line))).hasSize(1);
    assertThat(Reports.findings(directory)).isNotEmpty();
  }

  static Stream<Arguments> badOptions() {
    return Jdks.all().stream()
        .flatMap(
            jdk ->
                Stream.of(
                    Arguments.of(jdk, "cpu.polls=java.util.*", "cpu.polls=java.util.* matches"),
                    Arguments.of(
                        jdk,
                        POLLED + ",cpu.slices=all,cpu.slice=500us",
                        "cpu.slice=500us is too short"),
                    Arguments.of(jdk, "cpu.slices=runtime", "cpu.slices=runtime has no effect")));
  }

  private ForkResult run(Jdk jdk, PolledCase what, String options, String... jvmArgs)
      throws Exception {
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("quiet=true,report=" + directory + "," + options)
            .jvmArgs(jvmArgs)
            .classPath(TestLibs.applications())
            .main(PolledLoops.class, what.name())
            .run();
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    return result;
  }
}
