// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;

/** As {@link TcpServer}, at a path of the file system. On its loop only. */
public final class UnixServer implements AutoCloseable {
  private final Listener listener;

  private UnixServer(Listener listener) {
    this.listener = listener;
  }

  /** What the server does with a connection; as {@link StreamHandler}. */
  @FunctionalInterface
  public interface Handler {
    void handle(UnixStream stream) throws Exception;
  }

  /**
   * Listens at that path, which must not exist.
   *
   * @throws IOException if that is not possible
   * @throws IllegalStateException outside of a loop
   */
  public static UnixServer listen(UnixDomainSocketAddress address, Handler handler)
      throws IOException {
    LoopIo io = LoopIo.current();
    Connections connections = new Connections(io);
    return new UnixServer(
        Listener.listen(
            io, address, peer -> connections.spawn(new UnixStream(io, peer), handler::handle)));
  }

  /** Where it listens. */
  public UnixDomainSocketAddress address() {
    return (UnixDomainSocketAddress) listener.address();
  }

  /** Accepts no more connections; those that it has go on. The second time it does nothing. */
  @Override
  public void close() {
    listener.io().loop.checkOwner();
    listener.close();
  }

  @Override
  public String toString() {
    return "UnixServer(" + address() + ")";
  }
}
