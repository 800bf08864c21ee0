// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.HookedTypes;
import com.example.stalls.RerouteCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Blocking calls of coroutines, while which their loop goes on. A call that held it would never
 * come back, since what it waits for is done by another coroutine.
 */
class RerouteIT {
  private static final Set<RerouteCase> ON_FILES =
      EnumSet.of(
          RerouteCase.OPEN_FIFO,
          RerouteCase.READ_STREAM,
          RerouteCase.READ_RANDOM_ACCESS,
          RerouteCase.READ_CHANNEL,
          RerouteCase.READ_FILES,
          RerouteCase.PROCESS_OUTPUT,
          RerouteCase.PROCESS_END,
          RerouteCase.FILE_LOCK);

  private static final Set<RerouteCase> WAITS =
      EnumSet.range(RerouteCase.SLEEP, RerouteCase.SOCKET_ACCEPT);

  /** On platform threads of later JDKs monitors are left alone. */
  private static final Set<RerouteCase> WITHOUT_MONITORS =
      EnumSet.range(RerouteCase.PARK, RerouteCase.SOCKET_ACCEPT);

  /** They leave a virtual thread's loop by themselves. */
  private static final Set<RerouteCase> TIMED =
      EnumSet.range(RerouteCase.TIMED_SLEEP, RerouteCase.TIMED_WAIT);

  private static final Set<String> OF_FILES = Set.of("BlockingFile", "BlockingProcess");

  private static final int FIRST_WITH_VIRTUAL = 21;
  private static final int FIRST_WITH_LOOP_TIMERS = 25;
  private static final String NAMED = RerouteCase.class.getName() + "#readRandomAccess";

  @TempDir Path directory;

  static Stream<Arguments> backends() {
    return RuntimeLoopsIT.backends();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void filesAndPipes_thatACoroutineWaitsFor_areReroutedAndNoted(Jdk jdk, String backend)
      throws Exception {
    run(jdk, backend, "", ON_FILES);
    assertThat(Reports.read(directory, "finding"))
        .isNotEmpty()
        .filteredOn(line -> OF_FILES.contains(line.get("rule")))
        .allSatisfy(
            line -> {
              assertThat(line).containsEntry("severity", "note").containsEntry("policy", "reroute");
              assertThat(line).containsEntry("loop", "runtime:kitchen");
            });
    assertThat(Reports.findings(directory))
        .extracting(Finding::culpritMethod)
        .contains("readStream", "readRandomAccess", "readChannel");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void waits_thatOnlyTheLoopCanEnd_endAndAreNotesAtMost(Jdk jdk, String backend) throws Exception {
    boolean coversMonitors = backend.equals("virtual") || jdk.feature() < FIRST_WITH_VIRTUAL;
    run(jdk, backend, "", coversMonitors ? WAITS : WITHOUT_MONITORS);
    assertThat(Reports.findings(directory)).isNotEmpty().noneMatch(Finding::isSerious);
  }

  static Stream<Jdk> jdksWithLoopTimers() {
    return Jdks.all().stream().filter(jdk -> jdk.feature() >= FIRST_WITH_LOOP_TIMERS);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdksWithLoopTimers")
  void timedWaits_ofVirtualThreads_areTimersOfTheirLoop(Jdk jdk) throws Exception {
    run(jdk, "virtual", "", TIMED);
    assertThat(Reports.findings(directory)).noneMatch(Finding::isSerious);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void standardInput_thatACoroutineWaitsFor_isRerouted(Jdk jdk, String backend) throws Exception {
    try (RunningJvm jvm = jvm(jdk, backend, "", EnumSet.of(RerouteCase.STANDARD_INPUT)).start()) {
      jvm.awaitOutput("input, please");
      jvm.send("x");
      assertThat(jvm.await().out()).contains("done");
    }
    assertThat(Reports.findings(directory)).noneMatch(Finding::isSerious);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void methods_thatTheUserNames_areReroutedAsAWhole(Jdk jdk, String backend) throws Exception {
    String options = ",rule.BlockingFile=report,region=" + NAMED;
    run(jdk, backend, options, EnumSet.of(RerouteCase.REGION_BY_OPTION));
    assertThat(Reports.findings(directory))
        .extracting(Finding::api)
        .contains(RerouteCase.class.getName() + ".readRandomAccess");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void methods_thatAreAnnotated_areReroutedAsAWhole(Jdk jdk, String backend) throws Exception {
    String options = ",rule.BlockingFile=report";
    run(jdk, backend, options, EnumSet.of(RerouteCase.REGION_BY_ANNOTATION));
    assertThat(Reports.findings(directory))
        .extracting(Finding::api)
        .contains(RerouteCase.class.getName() + ".readAnnotated");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void region_onAMethodThatIsNotThere_isOneLine(Jdk jdk, String backend) throws Exception {
    String options = ",region=" + RerouteCase.class.getName() + "#absent";
    ForkResult result = run(jdk, backend, options, EnumSet.of(RerouteCase.READ_STREAM));
    assertThat(result.err().lines())
        .filteredOn(line -> line.contains("has no such method"))
        .singleElement()
        .asString()
        .contains("RerouteCase#absent");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void region_onAClassThatIsNotThere_isOneLine(Jdk jdk, String backend) throws Exception {
    String options = ",region=com.example.absent.Native#call";
    ForkResult result = run(jdk, backend, options, EnumSet.of(RerouteCase.READ_STREAM));
    assertThat(result.err().lines())
        .filteredOn(line -> line.contains("region="))
        .singleElement()
        .asString()
        .contains("com.example.absent.Native#call: no class with such a method was loaded");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void hookedClasses_withRegions_areVerified(Jdk jdk) throws Exception {
    ForkResult result =
        ForkedJvm.on(jdk)
            .agent("quiet=true,reroute=true,cache=off,report=" + directory)
            .classPath(TestLibs.applications())
            .main(HookedTypes.class)
            .run();
    assertThat(result.out()).as(result.err()).contains("done");
  }

  private ForkResult run(Jdk jdk, String backend, String options, Set<RerouteCase> cases)
      throws Exception {
    ForkResult result = jvm(jdk, backend, options, cases).run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).as(result.err()).contains("done");
    return result;
  }

  private ForkedJvm jvm(Jdk jdk, String backend, String options, Set<RerouteCase> cases) {
    List<String> arguments = new ArrayList<>(List.of(backend));
    cases.forEach(each -> arguments.add(each.name()));
    return ForkedJvm.on(jdk)
        .agent("quiet=true,reroute=true,report=" + directory + options)
        .classPath(TestLibs.applications())
        .classPath(TestLibs.framework("runtime"))
        .main(RerouteCase.class, arguments.toArray(new String[0]));
  }
}
