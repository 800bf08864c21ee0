// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.example.stalls.AnyLoop;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops of frameworks that DetectionIT does not run on, each known with no configuration. */
class FrameworksIT {

  private static final String UTIL = "io.netty.util.concurrent.";

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("loops")
  void sleep_onAnyFrameworksLoop_isFound(Jdk jdk, String libs, String loop, String kind)
      throws Exception {
    ForkResult result = run(jdk, libs, loop);
    assertThat(result.out()).as(result.err()).contains("done");
    assertThat(Reports.findings(directory))
        .extracting(Finding::rule, Finding::kind, Finding::culprit)
        .contains(tuple("BlockingSleep", kind, AnyLoop.class.getName() + ".nap"));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void httpClient_selectorThread_isWatchedAndItsIdleTimeIsSilent(Jdk jdk) throws Exception {
    run(jdk, "none", "httpclient");
    assertThat(Reports.read(directory, "loop"))
        .extracting(line -> line.get("kind"))
        .contains("httpclient");
    assertThat(Reports.findings(directory)).filteredOn(Finding::isSerious).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void reroute_onALoopOfAnotherFramework_isRefusedInOneLineAndReported(Jdk jdk) throws Exception {
    String loop = "io.netty.channel.nio.NioEventLoopGroup";
    ForkResult result = run(jdk, "netty41", loop, ",reroute=true");
    assertThat(result.err().lines())
        .filteredOn(line -> line.contains("reroute=true is not done on netty loops"))
        .singleElement()
        .asString()
        .contains("Hand the work to a worker");
    assertThat(Reports.read(directory, "finding"))
        .filteredOn(line -> "BlockingSleep".equals(line.get("rule")))
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line)
                    .containsEntry("policy", "report")
                    .containsEntry("severity", "error"));
  }

  private ForkResult run(Jdk jdk, String libs, String loop) throws Exception {
    return run(jdk, libs, loop, "");
  }

  private ForkResult run(Jdk jdk, String libs, String loop, String options) throws Exception {
    ForkedJvm jvm =
        ForkedJvm.on(jdk)
            .agent("report=" + directory + options)
            .jvmArgs("-Djava.awt.headless=true")
            .classPath(TestLibs.applications())
            .main(AnyLoop.class, loop);
    return libs.equals("none") ? jvm.run() : jvm.classPath(TestLibs.framework(libs)).run();
  }

  static Stream<Arguments> loops() {
    List<Arguments> loops =
        List.of(
            Arguments.of("netty41", "io.netty.channel.nio.NioEventLoopGroup", "netty"),
            Arguments.of("netty41", UTIL + "DefaultEventExecutor", "netty"),
            Arguments.of(
                "shaded", "io.grpc.netty.shaded." + UTIL + "DefaultEventExecutor", "netty"),
            Arguments.of("vertx4", "vertx", "vertx"),
            Arguments.of("none", "awt", "awt"));
    return Jdks.all().stream()
        .flatMap(
            jdk ->
                loops.stream()
                    .map(loop -> Arguments.of(jdk, loop.get()[0], loop.get()[1], loop.get()[2])));
  }
}
