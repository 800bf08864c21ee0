// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.DeadlockCase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With reroute, coroutines come to their end or are reported: never silence. */
class DeadlockIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  static Stream<Arguments> backends() {
    return RuntimeLoopsIT.backends();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void monitor_wantedInAnInitialiser_isReportedWithBothStacks(Jdk jdk, String backend)
      throws Exception {
    Finding found = reported(jdk, backend, DeadlockCase.PINNED_MONITOR, "BlockingClassInit");
    assertThat(found.culprit()).endsWith("DeadlockCase$Pinned.entered");
    assertOwner(found, "DeadlockCase.holdMonitor");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void initialiser_ofAnotherThread_isReportedWithBothStacks(Jdk jdk, String backend)
      throws Exception {
    Finding found = reported(jdk, backend, DeadlockCase.FOREIGN_INITIALISER, "BlockingClassInit");
    assertThat(found.culprit()).endsWith("DeadlockCase.useForeignClass");
    assertThat(found.evidence()).containsEntry("owner", "foreign");
    assertOwner(found, "DeadlockCase$Foreign.told");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void lock_wantedByACallback_isReportedWithBothStacks(Jdk jdk, String backend) throws Exception {
    Finding found = reported(jdk, backend, DeadlockCase.LOCK_OF_CALLBACK, "BlockingLock");
    assertThat(found.culprit()).contains("DeadlockCase.lambda$lockInCallback");
    assertOwner(found, "DeadlockCase.lockInCallback");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void monitorOfTheJdk_wantedWhileItsOwnerBlocks_isPassedOn(Jdk jdk, String backend)
      throws Exception {
    ends(jdk, backend, DeadlockCase.MONITOR_OF_JDK);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void regions_nestedAndCrossed_end(Jdk jdk, String backend) throws Exception {
    ends(jdk, backend, DeadlockCase.NESTED_REGIONS);
  }

  /** Told while it lasts: it has no end. */
  private Finding reported(Jdk jdk, String backend, DeadlockCase deadlock, String rule)
      throws Exception {
    try (RunningJvm jvm = start(jdk, backend, deadlock)) {
      Eventually.holds(rule + " of " + deadlock, PATIENCE, () -> !found(rule).isEmpty());
      assertThat(jvm.out()).doesNotContain("done");
    }
    return found(rule).get(0);
  }

  private List<Finding> found(String rule) throws Exception {
    return Reports.findings(directory).stream().filter(each -> each.rule().equals(rule)).toList();
  }

  private void ends(Jdk jdk, String backend, DeadlockCase close) throws Exception {
    try (RunningJvm jvm = start(jdk, backend, close)) {
      jvm.awaitOutput("done");
    }
  }

  private RunningJvm start(Jdk jdk, String backend, DeadlockCase deadlock) throws Exception {
    return ForkedJvm.on(jdk)
        .agent("quiet=true,reroute=true,report=" + directory)
        .classPath(TestLibs.applications())
        .classPath(TestLibs.framework("runtime"))
        .main(DeadlockCase.class, backend, deadlock.name())
        .start();
  }

  private static void assertOwner(Finding found, String frame) {
    assertThat(found.evidence()).hasEntrySatisfying("ownerStack", any -> contains(any, frame));
  }

  private static void contains(Object stack, String frame) {
    assertThat(stack).asString().contains(frame + "(");
  }
}
