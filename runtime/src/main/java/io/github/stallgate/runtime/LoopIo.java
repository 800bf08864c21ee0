// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The sockets of a loop, and what they share: one buffer for all reads, a stock of chunks for what
 * waits to be sent, and the list of connections that have written in this turn. On the loop only.
 *
 * <p><b>Writes are collected.</b> What a task writes goes to the socket when the task waits for
 * input, or before the loop's next poll, whichever is first: many small writes of one turn are one
 * call of the system.
 */
final class LoopIo {
  /** One read takes that much at the most. */
  private static final int READ_BYTES = 64 * 1024;

  static final int CHUNK_BYTES = 16 * 1024;
  private static final int MOST_SPARE_CHUNKS = 256;

  final EventLoop loop;
  private final Set<LoopResource> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>();
  private List<Connection> unsent = new ArrayList<>();
  private List<Connection> sending = new ArrayList<>();
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BYTES);
  private TlsBuffers tlsBuffers;
  private boolean closing;

  LoopIo(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * That of the current loop.
   *
   * @throws IllegalStateException outside of a loop
   */
  static LoopIo current() {
    EventLoop loop = EventLoop.current();
    loop.checkOpen();
    return loop.keeping().io();
  }

  /** Tells the channel when it is ready. */
  SelectionKey register(SelectableChannel channel, int ops, PolledChannel to) throws IOException {
    try {
      SelectionKey key = loop.scheduler().poller().register(channel, ops);
      key.attach(to);
      return key;
    } catch (UncheckedIOException noSelector) {
      throw noSelector.getCause();
    }
  }

  /** To be closed with the loop. */
  void opened(LoopResource resource) {
    open.add(resource);
  }

  void closed(LoopResource resource) {
    open.remove(resource);
  }

  /** An empty buffer for one read; its content holds until the current code waits or returns. */
  ByteBuffer readBuffer() {
    return readBuffer.clear();
  }

  /** An empty direct buffer. */
  ByteBuffer takeChunk() {
    ByteBuffer chunk = spare.poll();
    return (chunk == null ? ByteBuffer.allocateDirect(CHUNK_BYTES) : chunk.clear()).limit(0);
  }

  void giveChunk(ByteBuffer chunk) {
    if (spare.size() < MOST_SPARE_CHUNKS) {
      spare.push(chunk);
    }
  }

  /** Its {@link Connection#send} will be called before the next poll. */
  void toSend(Connection connection) {
    unsent.add(connection);
  }

  /** Sends what was written since the last poll. */
  void send() {
    if (unsent.isEmpty()) {
      return;
    }
    List<Connection> all = unsent;
    unsent = sending;
    sending = all;
    for (int i = 0; i < all.size(); i++) {
      all.get(i).sendCollected();
    }
    all.clear();
  }

  /** Whether the loop is closing: then nothing new is opened. */
  void checkNotClosing(Object what) throws IOException {
    if (closing) {
      throw new IOException(
          "can't open " + what + ": '" + loop.name() + "' is closing, and its sockets with it");
    }
  }

  /** The loop is closing. */
  void stopListening() {
    closing = true;
    List.copyOf(open).forEach(LoopResource::stopListening);
  }

  /** Buffers for records of TLS. */
  TlsBuffers tlsBuffers() {
    if (tlsBuffers == null) {
      tlsBuffers = new TlsBuffers();
    }
    return tlsBuffers;
  }

  void close() {
    send();
    List.copyOf(open).forEach(LoopResource::closeNow);
    open.clear();
  }
}
