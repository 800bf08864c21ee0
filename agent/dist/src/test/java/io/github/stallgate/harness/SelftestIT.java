// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The self-test as people run it, from the shipped jar alone. */
class SelftestIT {

  private static final String JDKS = "io.github.stallgate.harness.Jdks#all";
  private static final Duration LIMIT = Duration.ofMinutes(6);

  @ParameterizedTest
  @MethodSource(JDKS)
  void selftest_onThisJdk_findsEverythingAndAccusesNothing(Jdk jdk) throws Exception {
    ForkResult result = commandLine(jdk, "selftest");
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .containsPattern("(?m)^Thread.sleep\\(long\\) +BlockingSleep +found$")
        .containsPattern("(?m)^Thread.sleep\\(0\\) +\\(silent\\) +silent$")
        .containsPattern(
            "(?m)^(\\d+) of \\1 operations found on JDK " + jdk.feature() + "; 0 false alarms$");
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(JDKS)
  void help_commandLine_printsEveryOption(Jdk jdk) throws Exception {
    ForkResult result = commandLine(jdk, "help");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("threshold = 50ms  (default)");
  }

  private static ForkResult commandLine(Jdk jdk, String command) throws Exception {
    return ForkedJvm.on(jdk)
        .jvmArgs("-jar", AgentJar.path().toString(), command)
        .timeout(LIMIT)
        .run();
  }
}
