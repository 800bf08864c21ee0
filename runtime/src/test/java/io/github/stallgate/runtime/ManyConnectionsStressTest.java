// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static io.github.stallgate.runtime.Loopback.any;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Ten thousand connections at once: the clients are in a JVM of their own, since both ends in one
 * would need more files than many systems allow.
 */
@EnabledIfSystemProperty(named = "stallgate.stress", matches = "true")
@Timeout(600)
class ManyConnectionsStressTest {
  private static final int CONNECTIONS = 10_000;
  private static final int ROUNDS = 5;
  private static final String EXPECTED = "received " + (long) CONNECTIONS * ROUNDS * 1024;

  /** The backend that is the best on this JVM. */
  @Test
  void echo_tenThousandStreams_allAreServed() {
    EventLoop.run(
        Coroutine.action(
            () -> {
              try (TcpServer server = TcpServer.listen(any(), Loopback::echo)) {
                assertThat(clients(server.address())).isEqualTo(EXPECTED);
              }
            }));
  }

  @Test
  void echo_tenThousandProtocols_allAreServed() {
    EventLoop.run(
        Coroutine.action(
            () -> {
              try (ProtocolServer server = ProtocolServer.listen(any(), Echo::new)) {
                InetSocketAddress address = (InetSocketAddress) server.address();
                assertThat(clients(address)).isEqualTo(EXPECTED);
              }
            }));
  }

  private static final class Echo implements Protocol {
    private Transport transport;

    @Override
    public void connected(Transport to) {
      transport = to;
    }

    @Override
    public void received(ByteBuffer data) {
      transport.write(data);
    }
  }

  /** What they said. */
  private static String clients(InetSocketAddress server) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            EchoClients.class.getName(),
            String.valueOf(server.getPort()),
            String.valueOf(CONNECTIONS),
            String.valueOf(ROUNDS));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Async.await(process.onExit());
    byte[] output = process.getInputStream().readAllBytes();
    return new String(output, StandardCharsets.UTF_8).lines().reduce((a, b) -> b).orElse("");
  }
}
