// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.stallgate.benchmarks.startup.HelloWorld;
import io.github.stallgate.harness.Jdk;
import io.github.stallgate.harness.Jdks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkTest {
  private static final Jdk RUNNING = Jdks.running();
  private static final String CLASSES =
      Build.ofThisClassPath().target().resolve("classes").toString();

  @TempDir Path directory;

  @Test
  void run_helloWorld_takesTimeAndKeepsItsOutput() throws Exception {
    Path log = directory.resolve("hello");
    long nanos = Fork.run(RUNNING, List.of("-cp", CLASSES, HelloWorld.class.getName()), log);
    assertThat(nanos).isPositive();
    assertThat(Fork.outputOf(log)).content().isEqualToIgnoringNewLines("hello");
  }

  @Test
  void run_mainClassMissing_namesTheLog() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Fork.run(RUNNING, List.of("Absent"), directory.resolve("absent")))
        .withMessageContaining("ended with 1; read ")
        .withMessageEndingWith("absent.err");
  }

  @Test
  void greeting_otherPrefix_isRefused() throws Exception {
    List<String> arguments = List.of("-cp", CLASSES, HelloWorld.class.getName());
    try (Fork fork = Fork.start(RUNNING, arguments, directory.resolve("hello"))) {
      assertThatIllegalStateException()
          .isThrownBy(() -> fork.greeting("listening on "))
          .withMessageContaining("no 'listening on '");
    }
  }
}
