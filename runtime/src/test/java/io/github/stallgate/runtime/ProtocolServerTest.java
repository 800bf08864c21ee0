// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static io.github.stallgate.runtime.Loopback.allOthersWait;
import static io.github.stallgate.runtime.Loopback.any;
import static io.github.stallgate.runtime.Loopback.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ProtocolServerTest {
  private static final String BACKENDS = "io.github.stallgate.runtime.Backends#names";

  /** Writes down what it is told. */
  private static class Recording implements Protocol {
    final List<String> told = new ArrayList<>();
    final LoopFuture<Throwable> lost = LoopFuture.create();
    final LoopFuture<Void> resumed = LoopFuture.create();
    Transport transport;
    boolean staysOpen;

    @Override
    public void connected(Transport to) {
      transport = to;
      told.add("connected");
    }

    @Override
    public void received(ByteBuffer data) {
      told.add(StandardCharsets.UTF_8.decode(data).toString());
    }

    @Override
    public boolean eof() {
      told.add("eof");
      return staysOpen;
    }

    @Override
    public void lost(Throwable failure) {
      told.add("lost");
      lost.complete(failure);
    }

    @Override
    public void pause() {
      told.add("pause");
    }

    @Override
    public void resume() {
      told.add("resume");
      resumed.tryComplete(null);
    }
  }

  /** What is to be done with a protocol and the stream at the other end. */
  private interface Ends {
    void use(Recording protocol, TcpStream peer) throws Exception;
  }

  private static List<String> connected(String backend, Ends body) {
    List<String> reports = new ArrayList<>();
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler((loop, failure, where) -> reports.add(failure.getMessage() + where))
        .run(Coroutine.action(() -> connect(new Recording(), body)));
    return reports;
  }

  private static void connect(Recording protocol, Ends body) throws Exception {
    try (ProtocolServer server = ProtocolServer.listen(any(), () -> protocol);
        TcpStream peer = TcpStream.connect((InetSocketAddress) server.address())) {
      while (protocol.transport == null) {
        Async.yieldNow();
      }
      body.use(protocol, peer);
    }
  }

  /** Echoes. */
  private record Echo(Transport[] transport) implements Protocol {
    Echo() {
      this(new Transport[1]);
    }

    @Override
    public void connected(Transport to) {
      transport[0] = to;
    }

    @Override
    public void received(ByteBuffer data) {
      transport[0].write(data);
    }
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void echo_largerThanAllBuffers_comesBackWhole(String backend) {
    int size = 16 << 20;
    Backends.runAction(
        backend,
        () -> {
          try (ProtocolServer server = ProtocolServer.listen(any(), Echo::new);
              TcpStream peer = TcpStream.connect((InetSocketAddress) server.address())) {
            byte[] sent = new byte[size];
            new java.util.Random(1).nextBytes(sent);
            Task<byte[]> reader = Async.spawn(Coroutine.of(() -> peer.readExactly(size)));
            peer.write(ByteBuffer.wrap(sent));
            assertThat(reader.await()).isEqualTo(sent);
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void connect_clientProtocol_talksToAServer(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (TcpServer server = TcpServer.listen(any(), Loopback::echo)) {
            Recording client = new Recording();
            Transport transport = Transport.connect(server.address(), client);
            assertThat(client.transport).isSameAs(transport);
            assertThat(transport.remote()).isEqualTo(server.address());
            transport.write(bytes("hello"));
            transport.shutdownOutput();
            assertThatThrownBy(() -> transport.write(bytes("more")))
                .isInstanceOf(IllegalStateException.class);
            assertThat(client.lost.await()).isNull();
            assertThat(client.told).containsExactly("connected", "hello", "eof", "lost");
            assertThat(transport.isClosing()).isTrue();
            transport.write(bytes("dropped"));
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void eof_staysOpen_outputGoesOn(String backend) {
    connected(
        backend,
        (protocol, peer) -> {
          protocol.staysOpen = true;
          peer.shutdownOutput();
          while (protocol.told.size() < 2) {
            Async.yieldNow();
          }
          assertThat(protocol.told).containsExactly("connected", "eof");
          protocol.transport.write(bytes("still\n"));
          assertThat(peer.readLine()).isEqualTo("still");
          protocol.transport.close();
          assertThat(protocol.lost.await()).isNull();
          assertThat(peer.readLine()).isNull();
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void lost_peerResets_getsTheFailure(String backend) {
    connected(
        backend,
        (protocol, peer) -> {
          peer.abort();
          assertThat(protocol.lost.await()).isInstanceOf(IOException.class);
          assertThat(protocol.told).containsExactly("connected", "lost");
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void abort_withOutputPending_dropsItAndLosesNull(String backend) {
    connected(
        backend,
        (protocol, peer) -> {
          protocol.transport.write(ByteBuffer.allocate(32 << 20));
          protocol.transport.abort();
          assertThat(protocol.lost.await()).isNull();
          assertThat(protocol.transport.pending()).isZero();
          assertThatThrownBy(() -> peer.readExactly(32 << 20)).isInstanceOf(IOException.class);
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void pause_peerNeverReads_thenReads_resumes(String backend) {
    int size = 32 << 20;
    connected(
        backend,
        (protocol, peer) -> {
          protocol.transport.waterMarks(1000, 2000);
          protocol.transport.write(ByteBuffer.allocate(1000));
          assertThat(protocol.told).containsExactly("connected");
          protocol.transport.write(ByteBuffer.allocate(size));
          protocol.transport.write(ByteBuffer.allocate(1));
          assertThat(protocol.told).containsExactly("connected", "pause");
          assertThat(peer.readExactly(size + 1001)).hasSize(size + 1001);
          protocol.resumed.await();
          assertThat(protocol.told).containsExactly("connected", "pause", "resume");
          assertThatThrownBy(() -> protocol.transport.waterMarks(2, 1))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void pauseReading_thenInput_isToldAfterResume(String backend) {
    connected(
        backend,
        (protocol, peer) -> {
          protocol.transport.pauseReading();
          peer.write(bytes("later"));
          peer.flush();
          allOthersWait();
          assertThat(protocol.told).containsExactly("connected");
          protocol.transport.resumeReading();
          while (protocol.told.size() < 2) {
            Async.yieldNow();
          }
          assertThat(protocol.told).containsExactly("connected", "later");
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void received_throws_isReportedAndOnlyThatConnectionEnds(String backend) {
    List<String> reports = new ArrayList<>();
    LoopExceptionHandler handler = (loop, failure, where) -> reports.add(failure.getMessage());
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(handler)
        .run(
            Coroutine.action(
                () -> {
                  Protocol broken =
                      data -> {
                        throw new IllegalArgumentException("garbage");
                      };
                  try (ProtocolServer bad = ProtocolServer.listen(any(), () -> broken);
                      ProtocolServer good = ProtocolServer.listen(any(), Echo::new);
                      TcpStream one = TcpStream.connect((InetSocketAddress) bad.address());
                      TcpStream two = TcpStream.connect((InetSocketAddress) good.address())) {
                    one.write(bytes("x"));
                    assertThatThrownBy(one::readLine).isInstanceOf(IOException.class);
                    two.write(bytes("fine\n"));
                    assertThat(two.readLine()).isEqualTo("fine");
                  }
                }));
    assertThat(reports).containsExactly("garbage");
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void loopClose_connectionOpen_losesNull(String backend) {
    List<String> told = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          Recording client = new Recording();
          ProtocolServer server = ProtocolServer.listen(any(), Echo::new);
          Transport.connect(
              server.address(),
              new Protocol() {
                @Override
                public void received(ByteBuffer data) {
                  client.received(data);
                }

                @Override
                public void lost(Throwable failure) {
                  told.add("lost " + failure);
                }
              });
        });
    assertThat(told).containsExactly("lost null");
  }
}
