// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.harness.Jdk;
import io.github.stallgate.harness.Reports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The extension and the listener, in JVMs with the packaged agent and real Netty loops. */
class NoStallsIT {
  private static final String JDKS = "io.github.stallgate.harness.Jdks#all";
  private static final String SAMPLES = "com.example.junit.";
  private static final String AT_ONCE = "junit.jupiter.execution.parallel.enabled=true";

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource(JDKS)
  void noStalls_sequentialTests_failsExactlyThoseThatStall(Jdk jdk) throws Exception {
    JUnitRun run = JUnitRun.of(jdk, "report=" + directory, SAMPLES + "SequentialSample");
    checkSequential(run);
    List<Map<String, Object>> findings = Reports.read(directory, "finding");
    assertThat(findings)
        .filteredOn(line -> culprit(line).equals("nap"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line).containsEntry("context", "SequentialSample.sleeps()");
              assertThat((long) line.get("at")).isPositive();
            });
    assertThat(findings)
        .filteredOn(line -> culprit(line).equals("longNap"))
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .containsEntry("context", "SequentialSample.leavesTheLoopAsleep()"));
    String napId = (String) id(findings, "nap");
    assertThat(Reports.read(directory, "stall"))
        .filteredOn(line -> line.get("id").equals(napId))
        .hasSize(6)
        .allSatisfy(line -> assertThat((long) line.get("durationNanos")).isGreaterThan(59_000_000));
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void noStalls_oldestJUnit_judgesTheSame(Jdk jdk) throws Exception {
    checkSequential(JUnitRun.ofOldJUnit(jdk, "report=" + directory, SAMPLES + "SequentialSample"));
  }

  private static void checkSequential(JUnitRun run) {
    SoftAssertions softly = new SoftAssertions();
    for (String good :
        List.of("cleanFirst", "cleanAfterSleep", "cleanAfterThat", "sleepsWhereAllowed", "warns")) {
      softly
          .assertThat(run.status(good + "()"))
          .as(run.message(good + "()"))
          .isEqualTo("SUCCESSFUL");
    }
    softly
        .assertThat(run.message("sleeps()"))
        .startsWith(
            "SequentialSample.sleeps() stalled an event loop: 1 finding||error[BlockingSleep]")
        .contains(
            "Loops.nap", "while SequentialSample.sleeps() ran", "1 sleep, ", "  fix ", "--report ");
    softly
        .assertThat(run.message("sleepsAtTheSamePlace()"))
        .contains("while SequentialSample.sleepsAtTheSamePlace() ran", "1 sleep, ");
    softly.assertThat(run.message("sleepsTwice()")).contains("2 sleeps, ");
    softly
        .assertThat(run.message("leavesTheLoopAsleep()"))
        .contains("Loops.longNap", "while SequentialSample.leavesTheLoopAsleep() ran");
    softly.assertThat(run.message("computes()")).contains("[CpuHog]", "Loops.spin");
    softly.assertThat(run.message("warnsWhereThatFails()")).contains("warning[BlockingFile]");
    softly.assertThat(run.message("failsByItself()")).isEqualTo("its own failure");
    softly
        .assertThat(run.message("allowWithoutReason()"))
        .isEqualTo(
            "@NoStalls(allow = \"com.example.junit.Loops#nap\") has no reason; write"
                + " com.acme.Legacy#load:why it is right there");
    softly.assertThat(run.status("SequentialSample")).isEqualTo("SUCCESSFUL");
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void noStalls_allKindsOfTests_blamesTheTestOrTheClassAroundIt(Jdk jdk) throws Exception {
    JUnitRun run = JUnitRun.of(jdk, "report=" + directory, SAMPLES + "LifecycleSample");
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(run.message("stallsInSetUp()")).contains("LifecycleSample.stallsInSetUp()");
    softly.assertThat(run.message("stallsInTearDown()")).contains("Loops.nap");
    softly.assertThat(run.out()).contains("tearDown sees 1");
    softly
        .assertThat(run.out())
        .contains("none true", "errors 1", "first Optional[error[BlockingSleep]");
    softly
        .assertThat(run.out())
        .containsPattern("FAILED\t\\[1] .*stalls.*\t")
        .containsPattern("SUCCESSFUL\t\\[2] .*clean.*");
    softly.assertThat(run.out()).containsPattern("while LifecycleSample.parameterized\\(\\) \\[1]");
    softly.assertThat(run.status("repetition 1 of 2")).isEqualTo("SUCCESSFUL");
    softly.assertThat(run.status("repetition 2 of 2")).isEqualTo("FAILED");
    softly
        .assertThat(run.message("dynamic()"))
        .contains("while LifecycleSample.dynamic() dynamic stalls ran");
    softly.assertThat(run.status("nestedClean()")).isEqualTo("SUCCESSFUL");
    softly
        .assertThat(run.message("nestedStalls()"))
        .contains("while LifecycleSample.Inner.nestedStalls() ran");
    softly.assertThat(run.status("Inner")).isEqualTo("SUCCESSFUL");
    softly
        .assertThat(run.message("LifecycleSample"))
        .startsWith("LifecycleSample, outside its tests, stalled an event loop: 1 finding||")
        .contains("Loops.otherNap", "while LifecycleSample ran");
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void noStalls_ofABaseClass_isInherited(Jdk jdk) throws Exception {
    JUnitRun run = JUnitRun.of(jdk, "report=" + directory, SAMPLES + "DerivedSample");
    assertThat(run.message("inherited()")).contains("while DerivedSample");
    assertThat(run.status("own()")).isEqualTo("SUCCESSFUL");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void noStalls_testBesideOneThatStalls_namesBoth(Jdk jdk) throws Exception {
    JUnitRun run = JUnitRun.of(jdk, "report=" + directory, SAMPLES + "ParallelSample", AT_ONCE);
    assertThat(run.message("waits()"))
        .containsPattern("while ParallelSample\\.\\w+\\(\\) and ParallelSample\\.\\w+\\(\\) ran");
    assertThat(run.status("stalls()")).isEqualTo("SUCCESSFUL");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void stalls_withoutNoStalls_tellsOfThisTestAlone(Jdk jdk) throws Exception {
    JUnitRun run = JUnitRun.of(jdk, "report=" + directory, SAMPLES + "PlainSample");
    assertThat(run.out()).contains("before 0", "after 1");
    assertThat(run.status("asks(Stalls)")).isEqualTo("SUCCESSFUL");
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void noStalls_withoutTheAgent_failsOrAborts(Jdk jdk) throws Exception {
    JUnitRun strict = JUnitRun.of(jdk, null, SAMPLES + "SequentialSample");
    assertThat(strict.status("cleanFirst()")).isEqualTo("FAILED");
    assertThat(strict.message("cleanFirst()"))
        .startsWith("nothing was measured: the Stallgate agent is not in this JVM")
        .contains("-javaagent:stallgate-agent.jar", "stallgate.failOnEmpty=false");
    JUnitRun lenient =
        JUnitRun.of(jdk, null, SAMPLES + "SequentialSample", "stallgate.failOnEmpty=false");
    assertThat(lenient.status("cleanFirst()")).isEqualTo("ABORTED");
    assertThat(lenient.message("failsByItself()")).isEqualTo("its own failure");
    JUnitRun off = JUnitRun.of(jdk, "mode=off", SAMPLES + "SequentialSample");
    assertThat(off.message("cleanFirst()")).startsWith("nothing was measured");
  }

  private static String culprit(Map<String, Object> line) {
    return (String) ((Map<?, ?>) line.get("culprit")).get("method");
  }

  private static Object id(List<Map<String, Object>> findings, String method) {
    return findings.stream()
        .filter(line -> culprit(line).equals(method))
        .findFirst()
        .orElseThrow()
        .get("id");
  }
}
