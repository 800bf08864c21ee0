// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.stalls.Starvation;
import com.example.stalls.StarvationCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One loop, starved once in a JVM of its own under the agent, and what the report says of it.
 *
 * @param reports directory of the report
 */
record StarvationRun(Path reports) {

  private static final int INCUBATING_FOREIGN_FUNCTIONS = 17;
  private static final int MOST_RUNS = 4;

  /** Starves a loop of Netty's NIO transport. */
  static StarvationRun onNetty(Jdk jdk, StarvationCase stall, Path directory, String... jvmArgs)
      throws Exception {
    return of(
        ForkedJvm.on(jdk).jvmArgs(jvmArgs).classPath(TestLibs.loops()),
        jdk,
        stall,
        "NETTY_NIO",
        directory);
  }

  /**
   * Starves that loop, in a JVM that has its framework on the class path and that must end by
   * itself with 0. A run in which the host took a processor away shows what the agent says of that,
   * and not of the stall: it is done again, some times.
   */
  static StarvationRun of(ForkedJvm jvm, Jdk jdk, StarvationCase stall, String loop, Path directory)
      throws Exception {
    if (stall == StarvationCase.NATIVE_SLEEP && jdk.feature() == INCUBATING_FOREIGN_FUNCTIONS) {
      jvm.jvmArgs("--add-modules", "jdk.incubator.foreign");
    }
    Path reports = directory.resolve("reports");
    jvm.agent("quiet=true,report=" + reports)
        .jvmArgs("-Xmx600m", "-Djava.awt.headless=true")
        .jvmArgs("--enable-native-access=ALL-UNNAMED")
        .classPath(TestLibs.applications())
        .main(Starvation.class, stall.name(), loop);
    boolean isSpoilt = true;
    for (int run = 1; isSpoilt && run <= MOST_RUNS; run++) {
      HostSteal steal = HostSteal.sinceNow();
      run(jvm, directory.resolve("spoilt-" + run), reports);
      isSpoilt = steal.isMuch();
    }
    return new StarvationRun(reports);
  }

  private static void run(ForkedJvm jvm, Path spoilt, Path reports) throws Exception {
    if (Files.exists(reports)) {
      Files.move(reports, spoilt);
    }
    ForkResult result = jvm.run();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).as(result.err()).contains("done");
    assertThat(Reports.read(reports, "end")).as(result.err()).hasSize(1);
  }

  /** The one finding in the application; also asserts that no finding elsewhere is serious. */
  Finding only() throws IOException {
    List<Finding> findings = Reports.findings(reports);
    assertThat(findings)
        .filteredOn(found -> found.isSerious() && !isOfTheApplication(found))
        .as("serious findings outside the application")
        .isEmpty();
    List<Finding> own = findings.stream().filter(StarvationRun::isOfTheApplication).toList();
    assertThat(own).as("findings in the application, among %s", findings).hasSize(1);
    return own.get(0);
  }

  private static boolean isOfTheApplication(Finding found) {
    return found.culpritClass().startsWith(Starvation.class.getPackageName() + ".");
  }
}
