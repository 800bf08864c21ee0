// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.AllowedCalls;
import com.example.stalls.MarkedThread;
import com.example.stalls.OwnSelector;
import com.example.stalls.SleepyLoop;
import com.example.stalls.ThrowingListener;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What applications say to the agent through its API. The API's classes come with the agent's jar.
 */
class ApiIT {

  private static final String JDKS = "io.github.stallgate.harness.Jdks#all";

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource(JDKS)
  void allow_byAnnotationAndByRegion_silencesThoseCallsOnly(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, AllowedCalls.class);
    assertThat(result.out()).contains("active true");
    assertThat(Reports.findings(directory))
        .filteredOn(found -> found.culpritClass().equals(AllowedCalls.class.getName()))
        .extracting(Finding::culpritMethod)
        .containsExactly("notAllowed");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void markLoop_plainThread_isWatchedFromThenOn(Jdk jdk) throws Exception {
    run(jdk, MarkedThread.class);
    assertThat(Reports.findings(directory))
        .filteredOn(found -> !found.cause().equals("MACHINE")) // which blames nobody
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.kind()).isEqualTo("homemade");
              assertThat(found.culprit()).isEqualTo(MarkedThread.class.getName() + ".napAfter");
            });
    assertThat(Reports.read(directory, "loop"))
        .anySatisfy(line -> assertThat(line).containsEntry("thread", "homemade-1"));
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void markLoop_selectorLoop_isIdleOnItsOwnSelectorOnly(Jdk jdk) throws Exception {
    run(jdk, OwnSelector.class);
    assertThat(Reports.findings(directory))
        .filteredOn(found -> found.rule().equals("BlockingWait"))
        .extracting(Finding::culprit)
        .containsExactly(OwnSelector.Callback.class.getName() + ".run");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void listener_thatThrows_changesNothingForOthers(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, ThrowingListener.class);
    assertThat(result.out()).contains("told true").containsPattern("findings [2-9]");
    assertThat(Reports.findings(directory))
        .extracting(Finding::culprit)
        .contains(SleepyLoop.class.getName() + ".nap", SleepyLoop.class.getName() + ".askForFile");
    assertThat(Reports.read(directory, "end")).hasSize(1);
  }

  private ForkResult run(Jdk jdk, Class<?> main) throws Exception {
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("report=" + directory)
            .classPath(TestLibs.applications())
            .classPath(TestLibs.loops())
            .main(main)
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }
}
