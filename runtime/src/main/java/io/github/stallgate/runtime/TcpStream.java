// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A TCP connection; small writes are not delayed ({@code TCP_NODELAY}). */
public final class TcpStream extends ByteStream {
  private final StreamConnection connection;

  TcpStream(LoopIo io, SocketChannel channel) throws IOException {
    super(io);
    this.connection = new StreamConnection(io, channel);
  }

  /**
   * Connects.
   *
   * @throws IOException if that fails
   * @throws IllegalStateException outside of a coroutine
   */
  public static TcpStream connect(InetSocketAddress address) throws IOException {
    LoopIo io = LoopIo.current();
    return new TcpStream(io, Connector.connect(io, address));
  }

  @Override
  int fill(ByteBuffer target) throws IOException {
    if (target != null && StreamConnection.isWorthNoCopy(target)) {
      return connection.receiveTo(target);
    }
    ByteBuffer got = connection.receive();
    return got == null ? -1 : share(got, target);
  }

  @Override
  void writeAll(ByteBuffer data) throws IOException {
    connection.write(data);
  }

  @Override
  void put(ByteBuffer data) throws IOException {
    connection.put(data);
  }

  @Override
  void awaitPending(int most) throws IOException {
    connection.awaitPending(most);
  }

  @Override
  void awaitRoom() throws IOException {
    connection.awaitRoom();
  }

  @Override
  void abort() {
    connection.reset();
  }

  @Override
  public void shutdownOutput() throws IOException {
    io.loop.checkOwner();
    connection.shutdown();
  }

  @Override
  public void close() {
    io.loop.checkOwner();
    connection.close();
  }

  /** The address of this side. */
  public InetSocketAddress local() {
    return (InetSocketAddress) connection.local;
  }

  /** The address of the peer. */
  public InetSocketAddress remote() {
    return (InetSocketAddress) connection.remote;
  }

  @Override
  public String toString() {
    return "TcpStream(" + connection + ")";
  }
}
