// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;

/**
 * A UDP socket. One task receives at a time, any may send. On its loop only.
 *
 * <p>Datagrams may get lost, doubled and reordered, as ever; one that is longer than the buffer it
 * is received in is cut.
 */
public final class DatagramEndpoint implements AutoCloseable {
  private final LoopIo io;
  private final DatagramChannel channel;
  private final SelectionKey key;
  private final Waiters senders;
  private final Readiness readiness = new Readiness();
  private final InetSocketAddress local;
  private int interest = SelectionKey.OP_READ;
  private LoopFuture<Void> receiver;
  private boolean isClosed;

  private DatagramEndpoint(LoopIo io, DatagramChannel channel) throws IOException {
    this.io = io;
    this.channel = channel;
    this.senders = new Waiters(io.loop);
    this.local = (InetSocketAddress) channel.getLocalAddress();
    this.key = io.register(channel, interest, readiness);
    io.opened(readiness);
  }

  /**
   * Receives at that address, and sends from it; port 0 takes a free one.
   *
   * @throws IOException if that is not possible
   * @throws IllegalStateException outside of a loop; for an unresolved address, outside of a
   *     coroutine
   */
  public static DatagramEndpoint bind(InetSocketAddress address) throws IOException {
    return open(address, false);
  }

  /** Sends to that peer and receives from it only; else as {@link #bind}. */
  public static DatagramEndpoint connect(InetSocketAddress peer) throws IOException {
    return open(peer, true);
  }

  private static DatagramEndpoint open(InetSocketAddress address, boolean connects)
      throws IOException {
    LoopIo io = LoopIo.current();
    io.checkNotClosing("a datagram socket at " + address);
    InetSocketAddress resolved = Resolver.SYSTEM.resolve(io.loop, address).get(0);
    DatagramChannel channel =
        DatagramChannel.open(
            resolved.getAddress().getAddress().length == 4
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6);
    boolean opened = false;
    try {
      if (connects) {
        channel.connect(resolved);
      } else {
        channel.bind(resolved);
      }
      DatagramEndpoint endpoint = new DatagramEndpoint(io, channel);
      opened = true;
      return endpoint;
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  /** What its loop sees of it. */
  private final class Readiness extends PolledChannel implements LoopResource {
    @Override
    void ready(int readyOps) {
      DatagramEndpoint.this.ready(readyOps);
    }

    @Override
    public void closeNow() {
      DatagramEndpoint.this.closeNow();
    }
  }

  private void ready(int readyOps) {
    if ((readyOps & SelectionKey.OP_WRITE) != 0) {
      interest(interest & ~SelectionKey.OP_WRITE);
      senders.wakeAll();
    }
    if ((readyOps & SelectionKey.OP_READ) != 0
        && (receiver == null || !receiver.tryComplete(null))) {
      interest(interest & ~SelectionKey.OP_READ);
    }
  }

  private void interest(int ops) {
    if (ops != interest && !isClosed) {
      interest = ops;
      key.interestOps(ops);
    }
  }

  /**
   * Waits for a datagram.
   *
   * @return who sent it
   * @throws IOException if it is or gets closed, or, connected, if the peer's port is not open
   * @throws IllegalStateException if another task is receiving
   */
  public InetSocketAddress receive(ByteBuffer target) throws IOException {
    io.loop.checkOwner();
    if (receiver != null) {
      throw new IllegalStateException(
          "another task is receiving from " + this + "; let one receive, and pass on what it gets");
    }
    while (true) {
      checkOpen("receive from");
      SocketAddress sender = channel.receive(target);
      if (sender != null) {
        return (InetSocketAddress) sender;
      }
      awaitReadable();
    }
  }

  private void awaitReadable() {
    interest(interest | SelectionKey.OP_READ);
    receiver = new LoopFuture<>(io.loop);
    try {
      receiver.await();
    } finally {
      receiver = null;
    }
  }

  /**
   * Sends a datagram there; waits while the system takes none.
   *
   * @param to resolved; for a connected endpoint, its peer
   * @throws IOException if it is or gets closed, or if the datagram can't be sent
   */
  public void send(ByteBuffer data, InetSocketAddress to) throws IOException {
    io.loop.checkOwner();
    int length = data.remaining();
    while (true) {
      checkOpen("send from");
      try {
        if (channel.send(data, to) == length) {
          return;
        }
      } catch (IllegalArgumentException | IllegalStateException odd) {
        throw new IOException("can't send to " + to + " from " + this + ": " + odd, odd);
      }
      interest(interest | SelectionKey.OP_WRITE);
      senders.await();
    }
  }

  /** Sends a datagram to the peer of a connected endpoint; else as the other. */
  public void send(ByteBuffer data) throws IOException {
    InetSocketAddress peer = (InetSocketAddress) channel.getRemoteAddress();
    if (peer == null) {
      throw new IllegalStateException(
          this + " has no peer; send(data, address), or make it by connect(address)");
    }
    send(data, peer);
  }

  private void checkOpen(String toDo) throws IOException {
    if (isClosed) {
      throw new IOException(
          "can't " + toDo + " " + this + ": it was closed on this side; do it before close()");
    }
  }

  /** The address of this side. */
  public InetSocketAddress local() {
    return local;
  }

  /** Closes it; tasks that wait on it get an IOException. The second time it does nothing. */
  @Override
  public void close() {
    io.loop.checkOwner();
    closeNow();
  }

  private void closeNow() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    io.closed(readiness);
    try {
      channel.close();
    } catch (IOException failure) {
      io.loop.report(failure, "closing " + this);
    }
    senders.wakeAll();
    if (receiver != null) {
      receiver.tryComplete(null);
    }
  }

  @Override
  public String toString() {
    return "DatagramEndpoint(" + local + ")";
  }
}
