// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.Fork;
import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.benchmarks.runtime.Python;
import io.github.stallgate.harness.Jdk;
import io.github.stallgate.harness.Jdks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starts each server once, in a process of its own; nothing is measured. */
class EchoServersStartTest {
  private static final Launcher LAUNCHER = new Launcher(Build.ofThisClassPath(), Python.find());

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void command_serverThatIsThere_sendsAllBack(EchoServer server) throws Exception {
    Jdk jdk = Jdks.running();
    EchoContender contender = new EchoContender(server, jdk);
    assumeThat(EchoContender.all(List.of(jdk), LAUNCHER)).contains(contender);
    List<String> command = server.command(LAUNCHER, List.of(), jdk);
    try (Fork fork = Fork.start(command, directory.resolve("server"))) {
      String address = fork.pid() + ":" + fork.greeting(Serving.GREETING);
      List<ServerProcess> servers = List.of(ServerProcess.parse(address));
      for (Load load : List.of(new Load(5, 1), new Load(5, 64))) {
        assertThat(EchoClient.measure(load, servers, Duration.ofMillis(50), 0, 1))
            .singleElement()
            .satisfies(figures -> assertThat(figures.rate()).isPositive());
      }
    }
  }
}
