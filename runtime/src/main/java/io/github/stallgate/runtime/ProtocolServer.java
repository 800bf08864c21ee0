// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.function.Supplier;

/**
 * Accepts connections, and lets a {@link Protocol} of its own be told of each. On its loop only.
 */
public final class ProtocolServer implements AutoCloseable {
  private final Listener listener;

  private ProtocolServer(Listener listener) {
    this.listener = listener;
  }

  /**
   * Listens at that address; port 0 takes a free one.
   *
   * @param address an InetSocketAddress or a UnixDomainSocketAddress
   * @param protocols called for each connection, on the loop
   * @throws IOException if that is not possible
   * @throws IllegalStateException outside of a loop; for an unresolved address, outside of a
   *     coroutine
   */
  public static ProtocolServer listen(SocketAddress address, Supplier<? extends Protocol> protocols)
      throws IOException {
    LoopIo io = LoopIo.current();
    return new ProtocolServer(
        Listener.listen(io, address, peer -> ProtocolConnection.begin(io, peer, protocols.get())));
  }

  /** Where it listens. */
  public SocketAddress address() {
    return listener.address();
  }

  /** Accepts no more connections; those that it has go on. The second time it does nothing. */
  @Override
  public void close() {
    listener.io().loop.checkOwner();
    listener.close();
  }

  @Override
  public String toString() {
    return "ProtocolServer(" + address() + ")";
  }
}
