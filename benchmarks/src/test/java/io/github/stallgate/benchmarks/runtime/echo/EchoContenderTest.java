// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.benchmarks.runtime.Python;
import io.github.stallgate.harness.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EchoContenderTest {
  private static final Jdk OLD = new Jdk(Path.of("old"), 17);
  private static final Jdk NEW = new Jdk(Path.of("new"), 25);
  private static final Launcher TRIO_ONLY =
      new Launcher(Build.ofThisClassPath(), new Python("python3", Map.of("trio", "0.22.0")));

  @Test
  void all_twoJdks_givesEachServerWhereItCanRun() {
    assertThat(EchoContender.all(List.of(OLD, NEW), TRIO_ONLY))
        .extracting(EchoContender::file)
        .containsExactly(
            "netty-17",
            "protocol-17",
            "streams-17",
            "netty-25",
            "protocol-25",
            "streams-25",
            "virtual_threads-25",
            "trio-0");
  }

  @Test
  void absent_missingLibraries_namesTheirServers() {
    assertThat(EchoContender.absent(TRIO_ONLY))
        .contains(EchoServer.ASYNCIO_STREAMS, EchoServer.UVLOOP_PROTOCOL, EchoServer.GEVENT)
        .doesNotContain(EchoServer.TRIO, EchoServer.NETTY);
  }

  @Test
  void budget_oursOnThreads_isOnlyThatOfTheProtocol() {
    assertThat(new EchoContender(EchoServer.NETTY, OLD).budget()).isEqualTo(1);
    assertThat(new EchoContender(EchoServer.ASYNCIO_STREAMS, OLD).budget()).isZero();
    assertThat(new EchoContender(EchoServer.ASYNCIO_STREAMS, NEW).budget()).isEqualTo(2);
  }
}
