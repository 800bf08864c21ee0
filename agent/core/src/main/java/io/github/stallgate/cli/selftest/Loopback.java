// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Addresses and channels of this machine only. Everything binds to the loopback address and a free
 * port.
 */
final class Loopback {

  private Loopback() {}

  static InetAddress address() {
    return InetAddress.getLoopbackAddress();
  }

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(address(), 0);
  }

  static ServerSocketChannel listener() throws IOException {
    return ServerSocketChannel.open().bind(anyPort());
  }

  static DatagramChannel datagramChannel() throws IOException {
    return DatagramChannel.open().bind(anyPort());
  }

  /** Two ends of one connection, both in blocking mode. */
  record Channels(SocketChannel near, SocketChannel far) implements AutoCloseable {
    static Channels connected() throws IOException {
      try (ServerSocketChannel listener = listener()) {
        SocketChannel near = SocketChannel.open(listener.getLocalAddress());
        return new Channels(near, listener.accept());
      }
    }

    @Override
    public void close() throws IOException {
      near.close();
      far.close();
    }
  }
}
