// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static io.github.stallgate.runtime.Loopback.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class UnixStreamTest {
  private static final String BACKENDS = "io.github.stallgate.runtime.Backends#names";

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void echo_lines_comeBackAndTheFileGoesWithTheServer(String backend, @TempDir Path directory) {
    Path path = directory.resolve("echo");
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
    Backends.runAction(
        backend,
        () -> {
          try (UnixServer server = UnixServer.listen(address, Loopback::echo);
              UnixStream stream = UnixStream.connect(server.address())) {
            stream.write(bytes("hello\n"));
            assertThat(stream.readLine()).isEqualTo("hello");
            assertThat(stream.remote()).isEqualTo(address);
            stream.shutdownOutput();
            assertThat(stream.readLine()).isNull();
          }
          assertThat(Files.exists(path)).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void connect_noSuchFile_saysWhich(String backend, @TempDir Path directory) {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("nobody"));
    Backends.runAction(
        backend,
        () ->
            assertThatThrownBy(() -> UnixStream.connect(address))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nobody"));
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void listen_fileExists_failsAndKeepsIt(String backend, @TempDir Path directory)
      throws IOException {
    Path path = Files.writeString(directory.resolve("taken"), "mine");
    Backends.runAction(
        backend,
        () ->
            assertThatThrownBy(
                    () -> UnixServer.listen(UnixDomainSocketAddress.of(path), Loopback::echo))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("taken"));
    assertThat(path).hasContent("mine");
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void protocol_onAUnixSocket_echoes(String backend, @TempDir Path directory) {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("protocol"));
    Backends.runAction(
        backend,
        () -> {
          try (ProtocolServer server =
                  ProtocolServer.listen(
                      address,
                      () ->
                          new Protocol() {
                            private Transport transport;

                            @Override
                            public void connected(Transport to) {
                              transport = to;
                            }

                            @Override
                            public void received(java.nio.ByteBuffer data) {
                              transport.write(data);
                            }
                          });
              UnixStream stream = UnixStream.connect((UnixDomainSocketAddress) server.address())) {
            stream.write(bytes("hello\n"));
            assertThat(stream.readLine()).isEqualTo("hello");
          }
        });
  }
}
