// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What tests of sockets share. */
final class Loopback {
  private Loopback() {}

  /** A free port. */
  static InetSocketAddress any() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Sends back whatever comes, until the end. */
  static void echo(ByteStream stream) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    while (stream.read(buffer.clear()) >= 0) {
      stream.write(buffer.flip());
    }
    stream.shutdownOutput();
  }

  /** What is to be done with the two ends of one connection. */
  interface Ends {
    void use(TcpStream here, TcpStream there) throws Exception;
  }

  /** Runs that as a coroutine, with both ends on one loop. */
  static void connected(String backend, Ends body) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<TcpStream> accepted = LoopFuture.create();
          LoopFuture<Void> end = LoopFuture.create();
          try (TcpServer server =
                  TcpServer.listen(
                      any(),
                      stream -> {
                        accepted.complete(stream);
                        end.await();
                      });
              TcpStream here = TcpStream.connect(server.address())) {
            body.use(here, accepted.await());
          } finally {
            end.complete(null);
          }
        });
  }

  /** Until nothing can go on by itself. */
  static void allOthersWait() {
    EventLoop.current().keeping().allBlocked().await();
  }
}
