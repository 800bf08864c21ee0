// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.example.stalls.AttachTarget;
import com.example.stalls.AttachTool;
import com.example.stalls.SleepyLoop;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent comes to a JVM whose loops run already. */
class LateAttachIT {

  /** First release on which every hook stands in the JDK, so that running code is seen as well. */
  private static final int SEES_RUNNING_CODE = 19;

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void attach_loopsAlreadyRunning_findsTheirCallsAndSaysWhatItCannotSee(Jdk jdk) throws Exception {
    try (RunningJvm target = target(jdk)) {
      target.awaitOutput("ready");
      ForkResult attached = attach(jdk, target);
      assertThat(attached.exitCode()).as(attached.err()).isZero();
      target.send("\n");
      target.awaitOutput("done");
      target.endInput();
      ForkResult ended = target.await();

      assertThat(ended.exitCode()).as(ended.err()).isZero();
      assertThat(Reports.findings(directory))
          .extracting(Finding::kind, Finding::culprit)
          .contains(
              tuple("netty", SleepyLoop.class.getName() + ".nap"),
              tuple("reactor", SleepyLoop.class.getName() + ".askForFile"));
      if (jdk.feature() < SEES_RUNNING_CODE) {
        assertThat(ended.err() + attached.err()).containsPattern("(?i)can(not|'t) see");
      }
    }
  }

  private static RunningJvm target(Jdk jdk) throws Exception {
    return ForkedJvm.on(jdk)
        .jvmArgs("-XX:+EnableDynamicAgentLoading")
        .classPath(TestLibs.applications())
        .classPath(TestLibs.loops())
        .main(AttachTarget.class)
        .start();
  }

  private ForkResult attach(Jdk jdk, RunningJvm target) throws Exception {
    return ForkedJvm.on(jdk)
        .classPath(TestLibs.applications())
        .main(AttachTool.class, Long.toString(target.pid()), AgentJar.path().toString())
        .args("report=" + directory)
        .run();
  }
}
