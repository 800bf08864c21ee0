// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.echo;

import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.TcpServer;
import io.github.stallgate.runtime.TcpStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Says what it hears. One loop serves all connections, each in a coroutine of its own that reads as
 * if it were alone.
 */
public final class EchoServer {
  private static final int BUFFER_BYTES = 16 * 1024;

  private EchoServer() {}

  /** Listens on that loopback port, or on any, until it is interrupted. */
  public static void main(String[] arguments) {
    int port = arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
    EventLoop.run(
        Coroutine.action(
            () -> {
              try (TcpServer server = listen(port)) {
                System.out.println("listening on " + server.address().getPort());
                EventLoop.current().newFuture().await();
              }
            }));
  }

  static TcpServer listen(int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    return TcpServer.listen(address, EchoServer::echo);
  }

  /** A peer that sends and never reads makes the write wait: it fills no memory. */
  private static void echo(TcpStream stream) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    while (stream.read(buffer) >= 0) {
      stream.write(buffer.flip());
      buffer.clear();
    }
  }
}
