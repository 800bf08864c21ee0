// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static io.github.stallgate.runtime.Loopback.any;
import static io.github.stallgate.runtime.Loopback.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class TcpServerTest {
  private static final String BACKENDS = "io.github.stallgate.runtime.Backends#names";

  private static String ask(InetSocketAddress address, String text) throws IOException {
    try (TcpStream stream = TcpStream.connect(address)) {
      stream.write(bytes(text + "\n"));
      return stream.readLine();
    }
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void close_withAConnection_refusesNewOnesAndKeepsIt(String backend) {
    Backends.runAction(
        backend,
        () -> {
          TcpServer server = TcpServer.listen(any(), Loopback::echo);
          try (TcpStream stream = TcpStream.connect(server.address())) {
            stream.write(bytes("before\n"));
            assertThat(stream.readLine()).isEqualTo("before");
            server.close();
            server.close();
            Async.yieldNow();
            assertThatThrownBy(() -> TcpStream.connect(server.address()))
                .isInstanceOf(IOException.class);
            stream.write(bytes("after\n"));
            assertThat(stream.readLine()).isEqualTo("after");
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void handler_throws_isReportedAndOthersGoOn(String backend) {
    List<String> reports = new ArrayList<>();
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(
            (loop, failure, where) -> reports.add(failure.getMessage() + " in " + where))
        .run(
            Coroutine.action(
                () -> {
                  try (TcpServer server =
                      TcpServer.listen(
                          any(),
                          stream -> {
                            String line = stream.readLine();
                            if (line.equals("fail")) {
                              throw new IllegalArgumentException("as asked");
                            }
                            stream.write(bytes(line + "\n"));
                          })) {
                    assertThat(ask(server.address(), "fail")).isNull();
                    assertThat(ask(server.address(), "work")).isEqualTo("work");
                  }
                }));
    assertThat(reports).singleElement().asString().startsWith("as asked in the handler of");
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void listen_addressTaken_saysWhich(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (TcpServer server = TcpServer.listen(any(), Loopback::echo)) {
            assertThatThrownBy(() -> TcpServer.listen(server.address(), Loopback::echo))
                .isInstanceOf(BindException.class)
                .hasMessageContaining(String.valueOf(server.address().getPort()));
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void loopClose_serverAndConnectionsLeftOpen_closesThemAll(String backend) throws IOException {
    InetSocketAddress[] address = new InetSocketAddress[1];
    try (SocketChannel outside = SocketChannel.open()) {
      Backends.runAction(
          backend,
          () -> {
            LoopFuture<Void> accepted = LoopFuture.create();
            TcpServer server =
                TcpServer.listen(
                    any(),
                    stream -> {
                      accepted.tryComplete(null);
                      stream.readLine();
                    });
            address[0] = server.address();
            outside.connect(address[0]);
            TcpStream.connect(address[0]);
            accepted.await();
          });
      assertThat(outside.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
    assertThatThrownBy(() -> SocketChannel.open(address[0])).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void listen_callersLocals_areThoseOfTheConnections(String backend) {
    TaskLocal<String> local = new TaskLocal<>();
    Backends.runAction(
        backend,
        () -> {
          local.set("the server's");
          TcpServer server =
              TcpServer.listen(any(), stream -> stream.write(bytes(local.get() + "\n")));
          local.set("changed");
          assertThat(ask(server.address(), "?")).isEqualTo("the server's");
          server.close();
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void accept_tooManyFiles_isToldOnceAndTriedAgain(String backend) {
    List<String> reports = new ArrayList<>();
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler((loop, failure, where) -> reports.add(failure.getMessage()))
        .run(
            Coroutine.action(
                () -> {
                  LoopIo io = LoopIo.current();
                  ServerSocketChannel channel = ServerSocketChannel.open().bind(any());
                  InetSocketAddress address = (InetSocketAddress) channel.getLocalAddress();
                  LoopFuture<SocketChannel> accepted = LoopFuture.create();
                  int[] asked = new int[1];
                  Listener listener =
                      Listener.on(
                          io,
                          channel,
                          () -> {
                            if (asked[0]++ < 2) {
                              throw new IOException("Too many open files");
                            }
                            return channel.accept();
                          },
                          accepted::complete);
                  try (TcpStream stream = TcpStream.connect(address)) {
                    accepted.await().close();
                    assertThat(stream.readLine()).isNull();
                  }
                  listener.close();
                }));
    assertThat(reports).containsExactly("Too many open files", "Too many open files");
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void echo_twoThousandConnectionsAtOnce_allAreServed(String backend) {
    int connections = 2_000;
    int rounds = 2;
    Backends.runAction(
        backend,
        () -> {
          try (TcpServer server = TcpServer.listen(any(), Loopback::echo)) {
            EchoClients clients = new EchoClients(connections, rounds);
            clients.connect(server.address());
            clients.await();
            assertThat(clients.bytesReceived()).isEqualTo((long) connections * rounds * 1024);
          }
        });
  }
}
