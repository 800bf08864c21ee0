// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static io.github.stallgate.runtime.Loopback.any;
import static io.github.stallgate.runtime.Loopback.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class TlsStreamTest {
  private static final String BACKENDS = "io.github.stallgate.runtime.Backends#names";
  private static final String PASSWORD = "only for tests";
  private static SSLContext context;

  /** A key that signs itself, for the host "localhost"; trusted by the same context. */
  @BeforeAll
  static void makeKey(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("key.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            "key",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost",
            "-validity",
            "3650",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("key", store.getCertificate("key"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
  }

  private static TcpServer echoServer(String... protocols) throws IOException {
    return TcpServer.listen(
        any(),
        stream -> {
          try (TlsStream tls = TlsStream.server(stream, context, protocols)) {
            Loopback.echo(tls);
          }
        });
  }

  private static TlsStream connect(TcpServer server, String host, String... protocols)
      throws IOException {
    TcpStream stream = TcpStream.connect(server.address());
    return TlsStream.client(stream, context, host, server.address().getPort(), protocols);
  }

  /** Runs it; gives what went to the exception handler. */
  private static List<Throwable> run(String backend, CheckedRunnable body) {
    List<Throwable> reports = new ArrayList<>();
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler((loop, failure, where) -> reports.add(failure))
        .run(Coroutine.action(body));
    return reports;
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void echo_linesAndEnd_areEncryptedAndInOrder(String backend) {
    List<Throwable> reports =
        run(
            backend,
            () -> {
              try (TcpServer server = echoServer("h2", "chat");
                  TlsStream tls = connect(server, "localhost", "chat")) {
                assertThat(tls.applicationProtocol()).isEqualTo("chat");
                assertThat(tls.session().getProtocol()).startsWith("TLSv1.");
                for (int i = 0; i < 50; i++) {
                  tls.write(bytes("line " + i + "\n"));
                  assertThat(tls.readLine()).isEqualTo("line " + i);
                }
                tls.shutdownOutput();
                assertThat(tls.readLine()).isNull();
              }
            });
    assertThat(reports).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void echo_megabytesBothWaysAtOnce_comeBackWhole(String backend) {
    int size = 8 << 20;
    byte[] sent = new byte[size];
    new Random(2).nextBytes(sent);
    List<Throwable> reports =
        run(
            backend,
            () -> {
              try (TcpServer server = echoServer();
                  TlsStream tls = connect(server, "localhost")) {
                Task<byte[]> reader = Async.spawn(Coroutine.of(() -> tls.readExactly(size)));
                tls.write(ByteBuffer.wrap(sent));
                assertThat(reader.await()).isEqualTo(sent);
                assertThat(tls.applicationProtocol()).isEmpty();
              }
            });
    assertThat(reports).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void echo_tlsOneTwo_works(String backend) {
    run(
        backend,
        () -> {
          try (TcpServer server = echoServer()) {
            SSLEngine engine = context.createSSLEngine("localhost", 1);
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.2"});
            engine.setSSLParameters(parameters);
            try (TlsStream tls = TlsStream.over(TcpStream.connect(server.address()), engine)) {
              tls.write(bytes("old\n"));
              assertThat(tls.readLine()).isEqualTo("old");
              assertThat(tls.session().getProtocol()).isEqualTo("TLSv1.2");
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void client_certificateOfAnotherHost_isRefused(String backend) {
    List<Throwable> reports =
        run(
            backend,
            () -> {
              try (TcpServer server = echoServer()) {
                assertThatThrownBy(() -> connect(server, "example.org"))
                    .isInstanceOf(SSLException.class);
                try (TlsStream tls = connect(server, "localhost")) {
                  tls.write(bytes("others go on\n"));
                  assertThat(tls.readLine()).isEqualTo("others go on");
                }
              }
            });
    assertThat(reports).singleElement().isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void client_certificateOfAStranger_isRefused(String backend) {
    run(
        backend,
        () -> {
          SSLContext trustsOthers = SSLContext.getDefault();
          try (TcpServer server = echoServer();
              TcpStream stream = TcpStream.connect(server.address())) {
            int port = server.address().getPort();
            assertThatThrownBy(() -> TlsStream.client(stream, trustsOthers, "localhost", port))
                .isInstanceOf(SSLException.class);
            assertThatThrownBy(stream::readLine).isInstanceOf(IOException.class);
          }
        });
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void server_garbage_failsThatConnectionOnly(String backend) {
    List<Throwable> reports =
        run(
            backend,
            () -> {
              try (TcpServer server = echoServer();
                  TcpStream garbage = TcpStream.connect(server.address());
                  TlsStream tls = connect(server, "localhost")) {
                garbage.write(bytes("GET / HTTP/1.1\r\n\r\n"));
                drain(garbage);
                tls.write(bytes("others go on\n"));
                assertThat(tls.readLine()).isEqualTo("others go on");
              }
            });
    assertThat(reports).singleElement().isInstanceOf(SSLException.class);
  }

  /** Until the end, in order or by a reset. */
  private static void drain(TcpStream stream) {
    ByteBuffer buffer = ByteBuffer.allocate(100);
    try {
      while (stream.read(buffer.clear()) >= 0) {
        assertThat(buffer.position()).isPositive();
      }
    } catch (IOException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void read_garbageAfterTheHandshake_failsWithAnIoException(String backend) {
    List<Throwable> reports =
        run(
            backend,
            () -> {
              try (TcpServer server = echoServer()) {
                TcpStream stream = TcpStream.connect(server.address());
                int port = server.address().getPort();
                TlsStream tls = TlsStream.client(stream, context, "localhost", port);
                stream.put(bytes("this is no record of TLS at all"));
                drain(stream);
                tls.close();
              }
            });
    assertThat(reports).singleElement().isInstanceOf(SSLException.class);
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void read_endWithoutCloseNotify_isReportedAsCutOff(String backend) {
    List<Throwable> reports =
        run(
            backend,
            () -> {
              try (TcpServer server = echoServer()) {
                TcpStream stream = TcpStream.connect(server.address());
                int port = server.address().getPort();
                TlsStream tls = TlsStream.client(stream, context, "localhost", port);
                stream.shutdownOutput();
                drain(stream);
                assertThatThrownBy(() -> tls.write(bytes("x"))).isInstanceOf(IOException.class);
                tls.close();
              }
            });
    assertThat(reports)
        .singleElement()
        .isInstanceOf(SSLException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("close_notify");
  }

  @ParameterizedTest
  @MethodSource(BACKENDS)
  void handshake_peerSaysNothing_canBeCancelled(String backend) {
    run(
        backend,
        () -> {
          LoopFuture<Void> end = LoopFuture.create();
          try (TcpServer server = TcpServer.listen(any(), stream -> end.await());
              TcpStream stream = TcpStream.connect(server.address())) {
            InetSocketAddress address = server.address();
            boolean cut =
                CancelScope.run(
                        scope -> {
                          EventLoop loop = EventLoop.current();
                          Async.spawn(
                              Coroutine.action(
                                  () -> {
                                    loop.keeping().allBlocked().await();
                                    scope.cancel();
                                  }));
                          return TlsStream.client(stream, context, "localhost", address.getPort());
                        })
                    .isEmpty();
            assertThat(cut).isTrue();
            assertThatThrownBy(stream::readLine).isInstanceOf(IOException.class);
            end.complete(null);
          }
        });
  }
}
