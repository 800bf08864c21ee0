// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.RuntimeCase;
import com.example.stalls.StarvationCase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loops of stallgate-runtime, whose coroutines are platform threads on any JDK, and virtual ones
 * where the JDK has them.
 */
class RuntimeLoopsIT {
  private static final int FIRST_WITH_VIRTUAL = 21;
  private static final String APPLICATION = "com.example.stalls.";

  @TempDir Path directory;

  static Stream<Arguments> backends() {
    return Stream.concat(jdks("threads"), virtual());
  }

  static Stream<Arguments> threads() {
    return jdks("threads");
  }

  static Stream<Arguments> virtual() {
    return jdks("virtual").filter(row -> ((Jdk) row.get()[0]).feature() >= FIRST_WITH_VIRTUAL);
  }

  private static Stream<Arguments> jdks(String backend) {
    return Jdks.all().stream().map(jdk -> Arguments.of(jdk, backend));
  }

  @ParameterizedTest
  @MethodSource("backends")
  void computation_inACoroutine_isOneCpuHog(Jdk jdk, String backend) throws Exception {
    ForkedJvm jvm = ForkedJvm.on(jdk).classPath(TestLibs.framework("runtime"));
    Finding found =
        StarvationRun.of(jvm, jdk, StarvationCase.REGEX, "runtime-" + backend, directory).only();
    assertThat(found.rule()).isEqualTo("CpuHog");
    assertThat(found.cause()).isEqualTo("CPU");
    assertThat(found.culprit()).isEqualTo(APPLICATION + "Computations.match");
    assertThat(found.kind()).isEqualTo("runtime");
    assertThat(found.loop()).isEqualTo("runtime:kitchen");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void readOfAFile_inACoroutine_isOneBlockingFile(Jdk jdk, String backend) throws Exception {
    run(jdk, RuntimeCase.READ_FILE, backend);
    Finding found = onlySerious();
    assertThat(found.rule()).isEqualTo("BlockingFile");
    assertThat(found.culprit()).isEqualTo(APPLICATION + "RuntimeCase.readFile");
    assertThat(found.loop()).isEqualTo("runtime:kitchen");
  }

  @ParameterizedTest
  @MethodSource("threads")
  void sleep_inACoroutineOnAPlatformThread_isOneBlockingSleep(Jdk jdk, String backend)
      throws Exception {
    run(jdk, RuntimeCase.SLEEP, backend);
    Finding found = onlySerious();
    assertThat(found.rule()).isEqualTo("BlockingSleep");
    assertThat(found.culprit()).isEqualTo(APPLICATION + "Waits.sleep");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("virtual")
  void sleep_thatCantLeaveTheLoop_isOneCarrierPinned(Jdk jdk, String backend) throws Exception {
    run(jdk, RuntimeCase.SLEEP_IN_INITIALISER, backend);
    Finding found = onlySerious();
    assertThat(found.rule()).isEqualTo("CarrierPinned");
    assertThat(found.culprit()).isEqualTo(APPLICATION + "PinnedWaits.sleep");
    assertThat(found.kind()).isEqualTo("runtime");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("virtual")
  void waits_thatLeaveTheLoop_areSilent(Jdk jdk, String backend) throws Exception {
    run(jdk, RuntimeCase.WAITS_OF_THE_JDK, backend);
    assertSilence();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void waits_ofTheRuntimeItself_areSilent(Jdk jdk, String backend) throws Exception {
    run(jdk, RuntimeCase.WAITS_OF_THE_RUNTIME, backend);
    assertSilence();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void tasks_thatFollowEachOther_areTurnsOfTheirOwn(Jdk jdk, String backend) throws Exception {
    run(jdk, RuntimeCase.MANY_IN_ONE_TURN, backend);
    assertSilence();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void allowedRegion_inACoroutine_isSilentAndOnlyItsOwn(Jdk jdk, String backend) throws Exception {
    run(jdk, RuntimeCase.READ_FILE_ALLOWED, backend);
    assertSilence();
    run(jdk, RuntimeCase.READ_BESIDE_AN_ALLOWED_REGION, backend);
    assertThat(onlySerious().culprit()).isEqualTo(APPLICATION + "RuntimeCase.readBeside");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void backend_autoUnderTheAgent_isVirtualWithoutAFlag(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, RuntimeCase.WAITS_OF_THE_RUNTIME, "auto");
    assertThat(result.out())
        .startsWith(jdk.feature() >= FIRST_WITH_VIRTUAL ? "virtual" : "threads");
    assertThat(result.err()).doesNotContain("WARN");
  }

  private void assertSilence() throws Exception {
    assertThat(Reports.read(directory, "loop"))
        .filteredOn(line -> "runtime".equals(line.get("kind")))
        .singleElement()
        .satisfies(line -> assertThat(line).containsEntry("loop", "runtime:kitchen"));
    assertThat(Reports.findings(directory)).filteredOn(Finding::isSerious).isEmpty();
  }

  private Finding onlySerious() throws Exception {
    List<Finding> found = Reports.findings(directory).stream().filter(Finding::isSerious).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private ForkResult run(Jdk jdk, RuntimeCase what, String backend) throws Exception {
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("quiet=true,report=" + directory)
            .classPath(TestLibs.applications())
            .classPath(TestLibs.framework("runtime"))
            .main(RuntimeCase.class, what.name(), backend)
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).as(result.err()).contains("done");
    return result;
  }
}
