// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A connection that sends its tape and compares each byte that comes back. Used by one thread.
 *
 * <p>The time of a message runs from when it was given to be sent to when its last byte was read.
 */
final class EchoConnection implements AutoCloseable {
  private final int number;
  private final SocketChannel channel;
  private final ByteBuffer outgoing;
  private final ByteBuffer expected;
  private final long[] sentAt;
  private SelectionKey key;
  private long given;
  private long written;
  private long received;

  private EchoConnection(int number, SocketChannel channel, Tape tape, int inFlight) {
    this.number = number;
    this.channel = channel;
    this.outgoing = tape.view();
    this.expected = tape.view();
    this.sentAt = new long[inFlight];
  }

  /** Connects to this machine and registers to be told of what comes back. */
  static EchoConnection open(int number, int port, int inFlight, Tape tape, Selector selector)
      throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    EchoConnection connection = new EchoConnection(number, channel, tape, inFlight);
    connection.key = channel.register(selector, SelectionKey.OP_READ, connection);
    return connection;
  }

  /** Sends that many messages more; never more under way than there is room for. */
  void send(int messages, long now) throws IOException {
    for (int i = 0; i < messages; i++) {
      sentAt[(int) (given / Tape.MESSAGE % sentAt.length)] = now;
      given += Tape.MESSAGE;
    }
    write();
  }

  /** Goes on to send what the socket had no room for. */
  void write() throws IOException {
    while (written < given) {
      int length = (int) Math.min(given - written, Tape.CHUNK);
      Tape.place(outgoing, number, written, length);
      int taken = channel.write(outgoing);
      written += taken;
      if (taken < length) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        return;
      }
    }
    if (key.interestOps() != SelectionKey.OP_READ) {
      key.interestOps(SelectionKey.OP_READ);
    }
  }

  /**
   * Reads and compares what has come.
   *
   * @param buffer direct, of {@link Tape#CHUNK}; for this call only
   * @return how many messages it completed
   * @throws IOException if it is not what was sent, or the server closed the connection
   */
  int receive(ByteBuffer buffer, long now, Latencies latencies) throws IOException {
    int length = channel.read(buffer.clear());
    if (length < 0) {
      throw new IOException("the server closed connection " + number);
    }
    Tape.place(expected, number, received, length);
    int wrong = buffer.flip().mismatch(expected);
    if (wrong >= 0 || received + length > written) {
      throw new IOException(
          "connection %d: byte %d is not what was sent".formatted(number, received + wrong));
    }
    long before = received / Tape.MESSAGE;
    received += length;
    long after = received / Tape.MESSAGE;
    for (long message = before; message < after; message++) {
      latencies.record(now - sentAt[(int) (message % sentAt.length)]);
    }
    return (int) (after - before);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
