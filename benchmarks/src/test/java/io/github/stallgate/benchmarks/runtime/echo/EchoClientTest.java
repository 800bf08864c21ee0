// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts each server once; nothing is measured. */
class EchoClientTest {
  private static final Duration SLICE = Duration.ofMillis(20);

  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void measure_twoServers_givesFiguresOfEach(int inFlight) throws IOException {
    assertServes(inFlight, NettyEcho.start(), NettyEcho.start());
  }

  @Test
  void load_lyingServer_isFound() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread liar = new Thread(() -> answerWrong(server), "liar");
      liar.setDaemon(true);
      liar.start();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> measure(1, server.getLocalPort()))
          .withMessageEndingWith("connection 0: byte 5 is not what was sent");
    }
  }

  private static void assertServes(int inFlight, int... ports) throws IOException {
    assertThat(measure(inFlight, ports))
        .hasSize(ports.length)
        .allSatisfy(figures -> assertThat(figures.rate()).isPositive())
        .allSatisfy(figures -> assertThat(figures.lateMicros()).isGreaterThan(0))
        .allSatisfy(
            figures ->
                assertThat(figures.lateMicros()).isGreaterThanOrEqualTo(figures.medianMicros()));
  }

  private static List<EchoFigures> measure(int inFlight, int... ports) throws IOException {
    long self = ProcessHandle.current().pid();
    List<ServerProcess> servers =
        Arrays.stream(ports).mapToObj(port -> new ServerProcess(self, port)).toList();
    return EchoClient.measure(new Load(ports.length == 1 ? 1 : 3, inFlight), servers, SLICE, 1, 2);
  }

  private static void answerWrong(ServerSocket server) {
    try (Socket connection = server.accept()) {
      byte[] message = connection.getInputStream().readNBytes(Tape.MESSAGE);
      message[5]++;
      connection.getOutputStream().write(message);
      connection.getInputStream().read();
    } catch (IOException e) {
      // the client went away
    }
  }
}
