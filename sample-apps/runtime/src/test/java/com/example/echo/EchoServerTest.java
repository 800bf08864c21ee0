// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.echo;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Backends;
import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.TcpServer;
import io.github.stallgate.runtime.TcpStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EchoServerTest {
  private static final int CLIENTS = 50;

  @ParameterizedTest
  @MethodSource("com.example.Backends#names")
  void echo_manyClientsAtOnce_eachHearsItself(String backend) {
    Backends.run(
        backend,
        () -> {
          try (TcpServer server = EchoServer.listen(0)) {
            List<Coroutine<String>> clients = new ArrayList<>();
            List<String> said = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
              String words = "client " + i;
              said.add(words);
              clients.add(Coroutine.of(() -> ask(server.address(), words)));
            }
            assertThat(Async.gather(clients)).isEqualTo(said);
          }
        });
  }

  private static String ask(InetSocketAddress server, String words) throws IOException {
    try (TcpStream stream = TcpStream.connect(server)) {
      stream.write(ByteBuffer.wrap((words + "\n").getBytes(StandardCharsets.UTF_8)));
      return stream.readLine();
    }
  }
}
