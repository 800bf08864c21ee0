// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import io.github.stallgate.runtime.ChannelWatch;
import io.github.stallgate.runtime.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** An echo server of callbacks on one loop of ours. */
public final class StallgateProtocolEcho {
  private static final int BACKLOG = 1024;

  private StallgateProtocolEcho() {}

  /** Serves until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    Serving.untilInputEnds(start());
  }

  /** Serves until the JVM ends; the port. */
  static int start() {
    return StallgateEcho.start(StallgateProtocolEcho::listen);
  }

  private static int listen(InetSocketAddress address) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open().bind(address, BACKLOG);
    EventLoop.current().watch(server, SelectionKey.OP_ACCEPT, ready -> accept(server));
    return server.socket().getLocalPort();
  }

  private static void accept(ServerSocketChannel server) {
    try {
      SocketChannel channel = server.accept();
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      new Connection(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads when all is written. */
  private static final class Connection {
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Tape.CHUNK);
    private final SocketChannel channel;
    private final ChannelWatch watch;

    Connection(SocketChannel channel) throws IOException {
      this.channel = channel;
      this.watch = EventLoop.current().watch(channel, SelectionKey.OP_READ, this::ready);
    }

    private void ready(int ops) {
      try {
        if ((ops & SelectionKey.OP_READ) != 0 && channel.read(buffer.clear()) < 0) {
          throw new IOException("the client went away");
        }
        if ((ops & SelectionKey.OP_READ) != 0) {
          buffer.flip();
        }
        channel.write(buffer);
        watch.interest(buffer.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
      } catch (IOException e) {
        watch.close();
        close();
      }
    }

    private void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
