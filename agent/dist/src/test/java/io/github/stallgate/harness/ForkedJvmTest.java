// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForkedJvmTest {

  /** Copies its input to its output and its first argument to its error output. */
  static final class Echo {
    public static void main(String[] args) throws IOException {
      System.err.print(args[0]);
      String input = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      System.out.print(Runtime.version().feature() + " " + System.getProperty("key") + " " + input);
      System.exit(3);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void run_echo_returnsCodeAndOutput(Jdk jdk) throws Exception {
    ForkResult result = echo(jdk).jvmArgs("-Dkey=value").stdin("in").run();
    assertThat(result).isEqualTo(new ForkResult(3, jdk.feature() + " value in", "argument"));
  }

  @Test
  void await_beyondTheTimeout_killsAndSaysSo() throws Exception {
    try (RunningJvm jvm = echo(Jdks.running()).timeout(Duration.ofMillis(1)).start()) {
      assertThatThrownBy(jvm::await)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("killed the forked JVM");
    }
  }

  private static ForkedJvm echo(Jdk jdk) {
    return ForkedJvm.on(jdk).classPath(TestLibs.applications()).main(Echo.class, "argument");
  }
}
