// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.VirtualCase;
import com.example.stalls.VirtualThreads;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Virtual threads and their carriers, in JVMs under the agent. */
class VirtualThreadsIT {

  private static final int FIRST_WITH_CARRIERS = 21;
  private static final String APPLICATION = "com.example.stalls.";
  private static final String INITIALISER = "a class is being initialised: " + APPLICATION;

  /** Has reflection call by a native method, which then stands on the stack. */
  private static final String NATIVE_REFLECTION = "-Djdk.reflect.useNativeAccessorOnly=true";

  /** One carrier, so that any other virtual thread has to wait for it. */
  private static final String ONE_CARRIER = "-Djdk.virtualThreadScheduler.parallelism=1";

  @TempDir Path directory;

  static Stream<Jdk> jdks() {
    return Jdks.all().stream().filter(jdk -> jdk.feature() >= FIRST_WITH_CARRIERS);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("pinnedWaits")
  void pinnedWait_ofAVirtualThread_isOneCarrierPinnedWithItsReason(
      Jdk jdk, VirtualCase what, String culprit, String api, String reason) throws Exception {
    Finding found = only(run(jdk, what, "", NATIVE_REFLECTION));
    assertThat(found.rule()).isEqualTo("CarrierPinned");
    assertThat(found.severity()).isEqualTo("error");
    assertThat(found.kind()).isEqualTo("virtual");
    assertThat(found.cause()).isEqualTo("BLOCKED");
    assertThat(found.culprit()).isEqualTo(APPLICATION + culprit);
    assertThat(found.api()).isEqualTo(api);
    assertThat(found.evidence()).containsEntry("reason", reason);
  }

  static Stream<Arguments> pinnedWaits() {
    String accessor = "jdk.internal.reflect.DirectMethodHandleAccessor$NativeAccessor.invoke0";
    String another = "initialisation of " + APPLICATION + "ClassInitWait$Config";
    return onEveryJdk(
        Arguments.of(
            VirtualCase.SLEEP_IN_INITIALISER,
            "PinnedWaits.sleep",
            "java.lang.Thread.sleep",
            INITIALISER + "PinnedWaits$Sleeping.<clinit>"),
        Arguments.of(
            VirtualCase.SLEEP_BELOW_NATIVE,
            "Waits.sleep",
            "java.lang.Thread.sleep",
            "a native frame is on the stack: " + accessor),
        Arguments.of(
            VirtualCase.WAIT_IN_INITIALISER,
            "PinnedWaits$Waiting.<clinit>",
            "java.lang.Object.wait",
            INITIALISER + "PinnedWaits$Waiting.<clinit>"),
        Arguments.of(
            VirtualCase.MONITOR_IN_INITIALISER,
            "PinnedWaits$Contending.<clinit>",
            "synchronized",
            INITIALISER + "PinnedWaits$Contending.<clinit>"),
        Arguments.of(
            VirtualCase.SLEEP_IN_C,
            "Waits.sleepInC",
            "native code",
            "it waits in native code, called by " + APPLICATION + "Waits.sleepInC"),
        Arguments.of(
            VirtualCase.INITIALISER_OF_ANOTHER,
            "ClassInitWait.readConfig",
            another,
            "it waits for the " + another));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdks")
  void pinnedWait_belowTheMinimum_isSilentUnlessTheMinimumIsLower(Jdk jdk) throws Exception {
    VirtualCase what = VirtualCase.SHORT_SLEEP_IN_INITIALISER;
    assertThat(Reports.findings(run(jdk, what, "rule.CarrierPinned.min=10s"))).isEmpty();
    Finding found = only(run(jdk, what, "rule.CarrierPinned.min=1ms"));
    assertThat(found.rule()).isEqualTo("CarrierPinned");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("carriers")
  void computation_whileOthersWaitForItsCarrier_isOneCarrierHog(Jdk jdk, String carriers)
      throws Exception {
    Finding found = only(run(jdk, VirtualCase.HOGS, "", carriers));
    assertThat(found.rule()).isEqualTo("CarrierHog");
    assertThat(found.severity()).isEqualTo("warning");
    assertThat(found.cause()).isEqualTo("CPU");
    assertThat(found.culprit()).isEqualTo(APPLICATION + "Spins.count");
    assertThat(found.api()).isEqualTo(found.culprit());
    assertThat((Long) found.evidence().get("waiting")).isPositive();
  }

  static Stream<Arguments> carriers() {
    return onEveryJdk(Arguments.of(ONE_CARRIER), Arguments.of("-Dother=flag"));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("good")
  void virtualThreads_thatBehave_areNotFound(Jdk jdk, VirtualCase what) throws Exception {
    Path reports = run(jdk, what, "");
    assertThat(Reports.findings(reports)).isEmpty();
    assertThat(Reports.read(reports, "loop"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).containsEntry("kind", "virtual"));
  }

  static Stream<Arguments> good() {
    return onEveryJdk(
        Arguments.of(VirtualCase.HOG_ON_ITS_OWN),
        Arguments.of(VirtualCase.CROWD),
        Arguments.of(VirtualCase.ORDINARY));
  }

  /** Below 21 the same code runs on platform threads. */
  @ParameterizedTest
  @EnumSource(names = {"SLEEP_IN_INITIALISER", "ORDINARY"})
  void application_onAJdkWithoutVirtualThreads_hasNoLoops(VirtualCase what) throws Exception {
    for (Jdk jdk : Jdks.all()) {
      if (jdk.feature() < FIRST_WITH_CARRIERS) {
        Path reports = run(jdk, what, "");
        assertThat(Reports.read(reports, "loop")).isEmpty();
        assertThat(Reports.findings(reports)).isEmpty();
      }
    }
  }

  private Path run(Jdk jdk, VirtualCase what, String options, String... jvmArgs) throws Exception {
    Path reports = directory.resolve("reports-" + options.replace('.', '-'));
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("quiet=true,report=" + reports + (options.isEmpty() ? "" : "," + options))
            .jvmArgs(jvmArgs)
            .jvmArgs("--enable-native-access=ALL-UNNAMED")
            .classPath(TestLibs.applications())
            .main(VirtualThreads.class, what.name())
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).as(result.err()).contains("done");
    assertThat(result.err()).doesNotContain("stallgate");
    return reports;
  }

  private static Finding only(Path reports) throws Exception {
    List<Finding> findings = Reports.findings(reports);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static Stream<Arguments> onEveryJdk(Arguments... rows) {
    return jdks()
        .flatMap(
            jdk ->
                Stream.of(rows)
                    .map(
                        row ->
                            Arguments.of(
                                Stream.concat(Stream.of(jdk), Stream.of(row.get())).toArray())));
  }
}
