// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.LoopKind;
import com.example.stalls.StarvationCase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What starves a loop without a blocking call, on real loops and every JDK: found once, with the
 * rule, the method and the cause.
 */
class StarvationIT {

  private static final String JDKS = "io.github.stallgate.harness.Jdks#all";
  private static final String APPLICATION = "com.example.stalls.";

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("computations")
  void computation_onALoop_isOneCpuHog(Jdk jdk, StarvationCase stall, String culprit)
      throws Exception {
    assertCpuHog(StarvationRun.onNetty(jdk, stall, directory).only(), culprit);
  }

  static Stream<Arguments> computations() {
    return onEveryJdk(
        Arguments.of(StarvationCase.SPIN, "Spins.spin"),
        Arguments.of(StarvationCase.REGEX, "Computations.match"),
        Arguments.of(StarvationCase.GZIP, "Computations.compress"),
        Arguments.of(StarvationCase.SORT, "Computations.sortBoxed"),
        Arguments.of(StarvationCase.PBKDF2, "Computations.deriveKey"),
        Arguments.of(StarvationCase.RSA, "Computations.generateKeys"));
  }

  @ParameterizedTest
  @MethodSource("otherLoops")
  void spin_onAnyFrameworksLoop_isOneCpuHog(Jdk jdk, String loop, String libs, String kind)
      throws Exception {
    ForkedJvm jvm = ForkedJvm.on(jdk);
    if (!libs.equals("none")) {
      jvm.classPath(TestLibs.framework(libs));
    }
    Finding found = StarvationRun.of(jvm, jdk, StarvationCase.SPIN, loop, directory).only();
    assertCpuHog(found, "Spins.spin");
    assertThat(found.kind()).isEqualTo(kind);
  }

  static Stream<Arguments> otherLoops() {
    return onEveryJdk(
        Arguments.of(LoopKind.NETTY_EXECUTOR.name(), "loops", "netty"),
        Arguments.of(LoopKind.REACTOR_PARALLEL.name(), "loops", "reactor"),
        Arguments.of(LoopKind.RXJAVA_COMPUTATION.name(), "loops", "rxjava"),
        Arguments.of("vertx", "vertx4", "vertx"),
        Arguments.of("awt", "none", "awt"));
  }

  /**
   * The watchdog can't read the loop's stack before the loop is through, which may be when the
   * method that runs it has returned to its caller.
   */
  @ParameterizedTest
  @MethodSource("collectors")
  void countedLoop_withoutSafepointPolls_isOneCpuHog(Jdk jdk, String collector) throws Exception {
    Finding found =
        StarvationRun.onNetty(jdk, StarvationCase.COUNTED_LOOP, directory, collector).only();
    assertThat(found.rule()).isEqualTo("CpuHog");
    assertThat(found.cause()).isEqualTo("CPU");
    assertThat(found.culpritClass()).isEqualTo(APPLICATION + "Spins");
  }

  static Stream<Arguments> collectors() {
    return onEveryJdk(Arguments.of("-XX:+UseSerialGC"), Arguments.of("-XX:+UseParallelGC"));
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void sleepInC_seenByNoHook_isOneBlockingWait(Jdk jdk) throws Exception {
    Finding found = StarvationRun.onNetty(jdk, StarvationCase.NATIVE_SLEEP, directory).only();
    assertThat(found.rule()).isEqualTo("BlockingWait");
    assertThat(found.severity()).isEqualTo("error");
    assertThat(found.culprit()).isEqualTo(APPLICATION + "Waits.sleepInC");
    assertThat(found.cause()).isEqualTo("BLOCKED");
  }

  @ParameterizedTest
  @MethodSource("monitors")
  void monitor_heldByAnotherThread_isOneBlockingLockWithItsOwner(
      Jdk jdk, StarvationCase stall, String culprit) throws Exception {
    Finding found = StarvationRun.onNetty(jdk, stall, directory).only();
    assertThat(found.rule()).isEqualTo("BlockingLock");
    assertThat(found.isSerious()).isTrue();
    assertThat(found.culprit()).isEqualTo(APPLICATION + culprit);
    assertThat(found.cause()).isEqualTo("LOCK");
    assertThat(found.evidence()).containsEntry("owner", "ledger-keeper");
    assertThat(found.evidence().get("lock")).asString().startsWith(APPLICATION + "Ledger@");
    assertThat(found.evidence().get("ownerAt")).asString().contains(APPLICATION);
  }

  static Stream<Arguments> monitors() {
    return onEveryJdk(
        Arguments.of(StarvationCase.SYNCHRONIZED_BLOCK, "Ledger.writeInBlock"),
        Arguments.of(StarvationCase.SYNCHRONIZED_METHOD, "Ledger.writeInMethod"));
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void classInitialiser_runByAnotherThread_isOneBlockingClassInit(Jdk jdk) throws Exception {
    Finding found = StarvationRun.onNetty(jdk, StarvationCase.CLASS_INIT, directory).only();
    assertThat(found.rule()).isEqualTo("BlockingClassInit");
    assertThat(found.severity()).isEqualTo("note");
    assertThat(found.culprit()).isEqualTo(APPLICATION + "ClassInitWait.readConfig");
  }

  @ParameterizedTest
  @MethodSource("turns")
  void turns_noneTooLongByItself_areOneLoopLag(Jdk jdk, StarvationCase stall) throws Exception {
    Finding found = StarvationRun.onNetty(jdk, stall, directory).only();
    assertThat(found.rule()).isEqualTo("LoopLag");
    assertThat(found.severity()).isEqualTo("note");
    assertThat(found.culprit()).isEqualTo(APPLICATION + "Turn.run");
    assertThat(found.api()).isEqualTo(found.culprit());
  }

  static Stream<Arguments> turns() {
    return onEveryJdk(
        Arguments.of(StarvationCase.QUEUED_SHORT_TURNS),
        Arguments.of(StarvationCase.QUEUED_LONG_TURNS),
        Arguments.of(StarvationCase.SPREAD_LONG_TURNS),
        Arguments.of(StarvationCase.RESCHEDULING));
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void turns_ofALoop_areInItsLastLagLine(Jdk jdk) throws Exception {
    StarvationRun run = StarvationRun.onNetty(jdk, StarvationCase.QUEUED_SHORT_TURNS, directory);
    Finding found = run.only();
    List<Map<String, Object>> lags =
        Reports.read(run.reports(), "lag").stream()
            .filter(line -> found.loop().equals(line.get("loop")))
            .toList();
    assertThat(lags).as("lag lines of " + found.loop()).isNotEmpty();
    Map<String, Object> last = lags.get(lags.size() - 1);
    assertThat(last.get("of")).isIn("queue", "turn");
    assertThat((Long) last.get("turns")).isGreaterThanOrEqualTo(300);
    assertThat(last)
        .containsKeys("kind", "warmUps", "p50", "p90", "p99", "p999", "max", "controlP999")
        .containsKeys("turnP50", "turnP99", "turnP999", "turnMax");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void sleep_seenByItsHook_isNoSecondFindingOfTheWatchdog(Jdk jdk) throws Exception {
    Finding found = StarvationRun.onNetty(jdk, StarvationCase.SLEEP, directory).only();
    assertThat(found.rule()).isEqualTo("BlockingSleep");
    assertThat(found.culprit()).isEqualTo(APPLICATION + "Waits.sleep");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void garbageCollections_beneathShortTurns_accuseNobody(Jdk jdk) throws Exception {
    StarvationRun run = StarvationRun.onNetty(jdk, StarvationCase.GC_STORM, directory);
    assertThat(Reports.read(run.reports(), "loop")).isNotEmpty();
    assertThat(Reports.findings(run.reports())).filteredOn(Finding::isSerious).isEmpty();
  }

  private static void assertCpuHog(Finding found, String culprit) {
    assertThat(found.rule()).isEqualTo("CpuHog");
    assertThat(found.severity()).isEqualTo("error");
    assertThat(found.cause()).isEqualTo("CPU");
    assertThat(found.culprit()).isEqualTo(APPLICATION + culprit);
    assertThat(found.api()).isEqualTo(found.culprit());
  }

  private static Stream<Arguments> onEveryJdk(Arguments... rows) {
    return Jdks.all().stream().flatMap(jdk -> Stream.of(rows).map(row -> with(jdk, row)));
  }

  private static Arguments with(Jdk jdk, Arguments row) {
    return Arguments.of(Stream.concat(Stream.of(jdk), Stream.of(row.get())).toArray(Object[]::new));
  }
}
