// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Backends;
import io.github.stallgate.runtime.TcpServer;
import io.github.stallgate.runtime.TcpStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChatServerTest {
  @ParameterizedTest
  @MethodSource("com.example.Backends#names")
  void line_ofAGuest_isToldToAllOthers(String backend) {
    Backends.run(
        backend,
        () -> {
          try (TcpServer server = ChatServer.listen(0);
              TcpStream ada = TcpStream.connect(server.address());
              TcpStream ben = TcpStream.connect(server.address())) {
            enter(ada, "Ada");
            enter(ben, "Ben");
            assertThat(ada.readLine()).isEqualTo("Ben is here");
            say(ben, "hello");
            assertThat(ada.readLine()).isEqualTo("Ben: hello");
            say(ada, "hello Ben");
            assertThat(ben.readLine()).isEqualTo("Ada: hello Ben");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("com.example.Backends#names")
  void guest_whoHangsUp_hasGone(String backend) {
    Backends.run(
        backend,
        () -> {
          try (TcpServer server = ChatServer.listen(0);
              TcpStream ada = TcpStream.connect(server.address())) {
            enter(ada, "Ada");
            try (TcpStream ben = TcpStream.connect(server.address())) {
              enter(ben, "Ben");
              assertThat(ada.readLine()).isEqualTo("Ben is here");
            }
            assertThat(ada.readLine()).isEqualTo("Ben has gone");
          }
        });
  }

  /** Returns when the guest is in the room. */
  private static void enter(TcpStream guest, String name) throws IOException {
    say(guest, name);
    assertThat(guest.readLine()).isEqualTo("welcome, " + name);
  }

  private static void say(TcpStream to, String line) throws IOException {
    to.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
  }
}
