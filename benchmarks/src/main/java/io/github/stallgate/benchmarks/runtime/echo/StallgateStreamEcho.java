// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import io.github.stallgate.runtime.ChannelWatch;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.LoopFuture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** An echo server with a coroutine for each connection, on one loop of ours. */
public final class StallgateStreamEcho {
  private static final int BACKLOG = 1024;

  private StallgateStreamEcho() {}

  /** Serves until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    Serving.untilInputEnds(start());
  }

  /** Serves until the JVM ends; the port. */
  static int start() {
    return StallgateEcho.start(StallgateStreamEcho::listen);
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
      EventLoop.current().spawn(Coroutine.action(() -> new Connection(channel).echo()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its channel where it would block. */
  private static final class Connection {
    private final SocketChannel channel;
    private final ChannelWatch watch;
    private LoopFuture<Void> ready;

    Connection(SocketChannel channel) throws IOException {
      this.channel = channel;
      this.watch = EventLoop.current().watch(channel, 0, this::ready);
    }

    void echo() {
      ByteBuffer buffer = ByteBuffer.allocateDirect(Tape.CHUNK);
      try (channel) {
        int read;
        while ((read = channel.read(buffer.clear())) >= 0) {
          if (read == 0) {
            await(SelectionKey.OP_READ);
          }
          buffer.flip();
          while (buffer.hasRemaining()) {
            if (channel.write(buffer) == 0) {
              await(SelectionKey.OP_WRITE);
            }
          }
        }
      } catch (IOException e) {
        // the client went away
      }
    }

    private void await(int ops) {
      ready = LoopFuture.create();
      watch.interest(ops);
      ready.await();
    }

    private void ready(int ops) {
      if (ready != null) {
        LoopFuture<Void> waiting = ready;
        ready = null;
        waiting.complete(null);
      }
      watch.interest(0);
    }
  }
}
