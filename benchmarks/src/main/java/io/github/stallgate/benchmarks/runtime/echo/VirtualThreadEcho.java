// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import io.github.stallgate.benchmarks.runtime.VirtualThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** An echo server with a virtual thread for each connection. */
public final class VirtualThreadEcho {
  private static final int BACKLOG = 1024;

  private VirtualThreadEcho() {}

  /** Serves until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    Serving.untilInputEnds(start());
  }

  /** Serves until the JVM ends; the port. */
  static int start() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    VirtualThreads.start(() -> accept(server));
    return server.socket().getLocalPort();
  }

  private static void accept(ServerSocketChannel server) {
    try {
      while (true) {
        SocketChannel connection = server.accept();
        connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
        VirtualThreads.start(() -> echo(connection));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void echo(SocketChannel connection) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(Tape.CHUNK);
    try (connection) {
      while (connection.read(buffer.clear()) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          connection.write(buffer);
        }
      }
    } catch (IOException e) {
      // the client went away
    }
  }
}
