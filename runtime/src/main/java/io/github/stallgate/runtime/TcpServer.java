// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Accepts TCP connections; each is handled by a task of its own. On its loop only. */
public final class TcpServer implements AutoCloseable {
  private final Listener listener;

  private TcpServer(Listener listener) {
    this.listener = listener;
  }

  /**
   * Listens at that address; port 0 takes a free one. Tasks of connections begin with the caller's
   * locals.
   *
   * @throws IOException if that is not possible
   * @throws IllegalStateException outside of a loop; for an unresolved address, outside of a
   *     coroutine
   */
  public static TcpServer listen(InetSocketAddress address, StreamHandler handler)
      throws IOException {
    LoopIo io = LoopIo.current();
    Connections connections = new Connections(io);
    return new TcpServer(
        Listener.listen(
            io, address, peer -> connections.spawn(new TcpStream(io, peer), handler::handle)));
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.address();
  }

  /** Accepts no more connections; those that it has go on. The second time it does nothing. */
  @Override
  public void close() {
    listener.io().loop.checkOwner();
    listener.close();
  }

  @Override
  public String toString() {
    return "TcpServer(" + address() + ")";
  }
}
