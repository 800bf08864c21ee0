// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * A connection that tasks read and write. Nothing is read before somebody asks, so a slow reader
 * slows its peer down.
 *
 * <p>Guarantee: a cancelled read loses nothing. What is ready wakes the reader in the same turn,
 * and only the reader, when it runs, takes bytes from the socket: between that and the return to
 * its caller it does not wait.
 */
final class StreamConnection extends Connection {
  static final int HIGH_WATER = 64 * 1024;
  static final int LOW_WATER = 16 * 1024;

  private static final int LEAST_UNCOPIED = 8 * 1024;

  private final Waiters senders;
  private LoopFuture<Void> reader;

  /** Readiness arrived while nobody waited for it. */
  private boolean isReadable;

  StreamConnection(LoopIo io, SocketChannel channel) throws IOException {
    super(io, channel, SelectionKey.OP_READ);
    this.senders = new Waiters(io.loop);
  }

  @Override
  void ready(int readyOps) {
    if ((readyOps & SelectionKey.OP_WRITE) != 0) {
      sendNow();
    }
    if ((readyOps & SelectionKey.OP_READ) != 0
        && (reader == null || !reader.tryComplete(null))
        && !isReadable) {
      isReadable = true;
      interest(SelectionKey.OP_READ, false);
    }
  }

  @Override
  void sent() {
    if (out.pending() <= LOW_WATER) {
      senders.wakeAll();
    }
  }

  @Override
  void released() {
    io.closed(this);
    senders.wakeAll();
    wakeReader();
  }

  private void wakeReader() {
    if (reader != null) {
      reader.tryComplete(null);
    }
  }

  /**
   * Waits until something has come.
   *
   * @return it, in the buffer that the loop's reads share; null at the end
   */
  ByteBuffer receive() throws IOException {
    while (true) {
      awaitInput();
      ByteBuffer buffer = io.readBuffer();
      int count = channel.read(buffer);
      if (count != 0) {
        return count < 0 ? null : buffer.flip();
      }
    }
  }

  /** The same, straight to a target, and no more than it takes; the count, or -1 at the end. */
  int receiveTo(ByteBuffer target) throws IOException {
    while (true) {
      awaitInput();
      int count = channel.read(target);
      if (count != 0) {
        return count;
      }
    }
  }

  /** Until there may be something to read. */
  private void awaitInput() throws IOException {
    checkOpen("read from");
    if (!isReadable) {
      awaitReadable();
      checkStillOpen("reading from");
    }
    isReadable = false;
  }

  private void awaitReadable() {
    send();
    interest(SelectionKey.OP_READ, true);
    reader = new LoopFuture<>(io.loop);
    try {
      reader.await();
    } finally {
      reader = null;
    }
  }

  /** Takes all of it, to be sent soon. Does not wait. */
  void put(ByteBuffer data) throws IOException {
    checkWritable();
    out.take(data, Long.MAX_VALUE);
    collect();
  }

  /** Takes all of it; waits whenever more than the high water mark would be pending. */
  void write(ByteBuffer data) throws IOException {
    checkWritable();
    if (out.pending() == 0 && isWorthNoCopy(data)) {
      sendUncopied(data);
    }
    while (true) {
      out.take(data, Math.max(0, HIGH_WATER - out.pending()));
      if (!data.hasRemaining()) {
        collect();
        return;
      }
      awaitPending(LOW_WATER);
      checkWritable();
    }
  }

  /** Whether copying it would cost more than a call of the system for it alone. */
  static boolean isWorthNoCopy(ByteBuffer data) {
    return data.isDirect() && data.remaining() >= LEAST_UNCOPIED;
  }

  private void sendUncopied(ByteBuffer data) throws IOException {
    try {
      channel.write(data);
    } catch (IOException failure) {
      sendFailed(failure);
      checkSent();
    }
    interest(SelectionKey.OP_WRITE, data.hasRemaining());
  }

  /** Waits until no more than that is left to send. */
  void awaitPending(int most) throws IOException {
    send();
    while (out.pending() > most && !isClosing()) {
      senders.await();
    }
    checkStillOpen("writing to");
    checkSent();
  }

  /** Waits while more than the high water mark is left to send. */
  void awaitRoom() throws IOException {
    if (out.pending() > HIGH_WATER) {
      awaitPending(LOW_WATER);
    }
  }

  void shutdown() throws IOException {
    checkOpen("shut down the output of");
    awaitPending(0);
    shutdownWhenSent();
    checkSent();
  }

  void close() {
    closeWhenSent();
    wakeReader();
    senders.wakeAll();
  }

  private void checkWritable() throws IOException {
    checkOpen("write to");
    checkSent();
    if (isOutputShut()) {
      throw new IOException(
          "can't write to " + this + ": its output was shut down; write before shutdownOutput()");
    }
  }

  private void checkSent() throws IOException {
    if (sendFailure() != null) {
      throw new IOException(
          "can't write to " + this + ": " + sendFailure().getMessage(), sendFailure());
    }
  }

  private void checkOpen(String toDo) throws IOException {
    if (isClosing()) {
      throw new IOException(
          "can't "
              + toDo
              + " "
              + this
              + ": the stream was closed on this side; do it before close()");
    }
  }

  private void checkStillOpen(String doing) throws IOException {
    if (isClosing()) {
      throw new IOException(
          "the stream " + this + " was closed on this side while a task was " + doing + " it");
    }
  }
}
