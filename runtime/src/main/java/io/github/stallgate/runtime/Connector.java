// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Connects without blocking the loop. */
final class Connector extends PolledChannel {
  private final LoopFuture<Void> connectable;

  private Connector(EventLoop loop) {
    connectable = new LoopFuture<>(loop);
  }

  @Override
  void ready(int readyOps) {
    connectable.tryComplete(null);
  }

  /** Connects, to the first of its addresses that answers. Waits. */
  static SocketChannel connect(LoopIo io, SocketAddress address) throws IOException {
    io.checkNotClosing("a connection to " + address);
    if (!(address instanceof InetSocketAddress inet)) {
      return connectTo(io, address);
    }
    IOException failure = null;
    for (InetSocketAddress each : Resolver.SYSTEM.resolve(io.loop, inet)) {
      try {
        return connectTo(io, each);
      } catch (IOException next) {
        if (failure != null) {
          next.addSuppressed(failure);
        }
        failure = next;
      }
    }
    throw failure;
  }

  private static SocketChannel connectTo(LoopIo io, SocketAddress address) throws IOException {
    SocketChannel channel = open(address);
    boolean connected = false;
    try {
      channel.configureBlocking(false);
      if (!channel.connect(address)) {
        Connector connector = new Connector(io.loop);
        SelectionKey key = io.register(channel, SelectionKey.OP_CONNECT, connector);
        connector.connectable.await();
        key.interestOps(0);
        channel.finishConnect();
      }
      connected = true;
      return channel;
    } catch (ConnectException refused) {
      ConnectException told =
          new ConnectException("can't connect to " + address + ": " + refused.getMessage());
      told.initCause(refused);
      throw told;
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException failure) {
      throw new IOException("can't connect to " + address + ": " + failure, failure);
    } finally {
      if (!connected) {
        channel.close();
      }
    }
  }

  private static SocketChannel open(SocketAddress address) throws IOException {
    if (!(address instanceof InetSocketAddress)) {
      return SocketChannel.open(StandardProtocolFamily.UNIX);
    }
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return channel;
  }
}
