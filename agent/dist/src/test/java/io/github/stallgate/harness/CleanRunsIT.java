// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.AcceptedCalls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A baseline's methods that run without the accepted call, and what is removed for it. */
class CleanRunsIT {
  private static final String JDKS = "io.github.stallgate.harness.Jdks#all";
  private static final String TYPE = AcceptedCalls.class.getName();

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource(JDKS)
  void baseline_methodsThatRanWithoutTheCall_areProvedAndPruned(Jdk jdk) throws Exception {
    Path baseline =
        write(
            sleep(TYPE + ".cured"),
            sleep(TYPE + ".stillSleeps"),
            sleep(TYPE + ".curedButForItsLambda"),
            sleep(TYPE + ".curedOffTheLoop"),
            sleep(TYPE + ".notThere"),
            sleep(TYPE + "$Cured.call"),
            sleep(TYPE + "$Rare.call"),
            sleep("com.acme.Absent.run"),
            "BlockingFuture  netty  "
                + TYPE
                + ".waitsShortly  java.util.concurrent.CompletableFuture.get  # reason: test");
    ForkResult result = run(jdk, "baseline=" + baseline);
    assertThat(result.err()).doesNotContain("could not be hooked");
    assertThat(Reports.read(reports(), "clean"))
        .allSatisfy(
            line ->
                assertThat(line)
                    .containsEntry("kind", "netty")
                    .containsEntry("api", "java.lang.Thread.sleep"))
        .extracting(line -> line.get("culprit"))
        .containsExactlyInAnyOrder(TYPE + ".cured", TYPE + "$Cured.call");
    prune(jdk, baseline);
    assertThat(Files.readString(baseline))
        .doesNotContain(".cured  ", "$Cured.call")
        .contains("stillSleeps", "curedButForItsLambda", "curedOffTheLoop", "Rare", "waitsShortly");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void baseline_malformed_isSaidAndChangesNothing(Jdk jdk) throws Exception {
    ForkResult result = run(jdk, "baseline=" + write("BlockingSlep  netty  a.B.c  d  # reason: x"));
    assertThat(result.err())
        .contains("nothing is proved of the baseline: ", "unknown rule BlockingSlep");
    assertThat(Reports.findings(reports())).isNotEmpty();
  }

  private static String sleep(String culprit) {
    return "BlockingSleep  netty  " + culprit + "  java.lang.Thread.sleep  # reason: test";
  }

  private Path write(String... lines) throws Exception {
    return Files.write(directory.resolve("baseline.txt"), List.of(lines));
  }

  private Path reports() {
    return directory.resolve("reports");
  }

  private ForkResult run(Jdk jdk, String options) throws Exception {
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("report=" + reports() + "," + options)
            .classPath(TestLibs.applications())
            .classPath(TestLibs.loops())
            .main(AcceptedCalls.class)
            .run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("used ");
    return result;
  }

  private void prune(Jdk jdk, Path baseline) throws Exception {
    ForkResult pruned =
        ForkedJvm.on(jdk)
            .environment("CI", "false")
            .args("-jar", AgentJar.path().toString(), "baseline", "prune")
            .args("--report", reports().toString(), "--baseline", baseline.toString())
            .run();
    assertThat(pruned.exitCode()).as(pruned.out() + pruned.err()).isZero();
  }
}
