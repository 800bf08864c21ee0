// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static io.github.stallgate.runtime.Loopback.any;
import static io.github.stallgate.runtime.Loopback.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class DatagramEndpointTest {
  private static final String BACKENDS = "io.github.stallgate.runtime.Backends#names";

  private static String text(ByteBuffer received) {
    byte[] bytes = new byte[received.flip().remaining()];
    received.get(bytes);
    return Loopback.text(bytes);
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void send_fromAConnectedToABoundOne_isAnswered(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (DatagramEndpoint server = DatagramEndpoint.bind(any());
              DatagramEndpoint client = DatagramEndpoint.connect(server.local())) {
            ByteBuffer buffer = ByteBuffer.allocate(100);
            Task<InetSocketAddress> receiving =
                Async.spawn(Coroutine.of(() -> server.receive(buffer)));
            Async.yieldNow();
            assertThatThrownBy(() -> server.receive(ByteBuffer.allocate(1)))
                .isInstanceOf(IllegalStateException.class);
            client.send(bytes("question"));
            InetSocketAddress from = receiving.await();
            assertThat(from.getPort()).isEqualTo(client.local().getPort());
            assertThat(text(buffer)).isEqualTo("question");
            server.send(bytes("answer"), from);
            ByteBuffer answer = ByteBuffer.allocate(100);
            assertThat(client.receive(answer)).isEqualTo(server.local());
            assertThat(text(answer)).isEqualTo("answer");
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void send_withoutPeerOrTooLong_failsAndItGoesOn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (DatagramEndpoint endpoint = DatagramEndpoint.bind(any())) {
            assertThatThrownBy(() -> endpoint.send(bytes("x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no peer");
            assertThatThrownBy(() -> endpoint.send(ByteBuffer.allocate(70_000), endpoint.local()))
                .isInstanceOf(IOException.class);
            endpoint.send(bytes("to myself"), endpoint.local());
            ByteBuffer short4 = ByteBuffer.allocate(4);
            assertThat(endpoint.receive(short4)).isEqualTo(endpoint.local());
            assertThat(text(short4)).isEqualTo("to m");
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void close_whileATaskReceives_wakesItWithAnIoException(String backend) {
    Backends.runAction(
        backend,
        () -> {
          DatagramEndpoint endpoint = DatagramEndpoint.bind(any());
          Task<InetSocketAddress> receiving =
              Async.spawn(Coroutine.of(() -> endpoint.receive(ByteBuffer.allocate(1))));
          Async.yieldNow();
          endpoint.close();
          endpoint.close();
          assertThatThrownBy(receiving::await)
              .isInstanceOf(CompletionException.class)
              .hasCauseInstanceOf(IOException.class);
          assertThatThrownBy(() -> endpoint.send(bytes("x"), endpoint.local()))
              .isInstanceOf(IOException.class)
              .hasMessageContaining("closed");
        });
  }
}
