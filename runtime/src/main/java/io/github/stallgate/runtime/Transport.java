// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** A connection as its {@link Protocol} uses it. On its loop only; nothing here waits. */
public interface Transport {
  /**
   * Connects; then the protocol is told.
   *
   * @param address an InetSocketAddress or a UnixDomainSocketAddress
   * @throws IOException if that fails
   * @throws IllegalStateException outside of a coroutine: this waits
   */
  static Transport connect(SocketAddress address, Protocol protocol) throws IOException {
    return ProtocolConnection.connect(LoopIo.current(), address, protocol);
  }

  /**
   * Sends all of it, as soon as the peer takes it: {@link Protocol#pause} says when that is behind.
   * The buffer can be reused at once. A direct buffer goes to the socket without a copy; others are
   * collected until the callback ends. After the connection has closed, it is dropped.
   *
   * @throws IllegalStateException after {@link #shutdownOutput}
   */
  void write(ByteBuffer data);

  /** The peer sees the end after all that was written; input goes on. */
  void shutdownOutput();

  /** Closes after all that was written is sent, or 30 seconds. */
  void close();

  /** Closes at once, with a reset for the peer; {@link Protocol#lost} gets null. */
  void abort();

  /** Takes no input until {@link #resumeReading}, which slows the peer down. */
  void pauseReading();

  /** Takes input again. */
  void resumeReading();

  /**
   * When to pause and resume the protocol; 64 and 16 KiB if this is not called.
   *
   * @throws IllegalArgumentException unless 0 ≤ low ≤ high
   */
  void waterMarks(int low, int high);

  /** How many bytes the socket has not taken. */
  long pending();

  /** Whether it is closed or about to be. */
  boolean isClosing();

  /** The address of this side. */
  SocketAddress local();

  /** The address of the peer. */
  SocketAddress remote();
}
