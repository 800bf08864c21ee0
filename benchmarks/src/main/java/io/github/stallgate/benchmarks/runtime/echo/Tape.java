// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * What is sent, over and over: random bytes, always the same. Its length is a prime number of
 * messages and greater than all that a connection has in flight, so a message that was lost,
 * doubled or moved within a connection shows.
 */
final class Tape {
  static final int MESSAGE = 1024;

  /** The most that is sent or compared at once, in bytes. */
  static final int CHUNK = 64 * 1024;

  private static final int LENGTH = 67 * MESSAGE;

  /** Each connection begins elsewhere, so that one can't have another's bytes. */
  private static final int SHIFT = 977;

  private final ByteBuffer bytes = ByteBuffer.allocateDirect(LENGTH + CHUNK);

  Tape() {
    byte[] once = new byte[LENGTH];
    new Random(1).nextBytes(once);
    bytes.put(once).put(once, 0, CHUNK).flip();
  }

  /** A view for one thread, to be placed by {@link #place}. */
  ByteBuffer view() {
    return bytes.duplicate();
  }

  /**
   * Sets a view to what a connection sends from a position of its stream on.
   *
   * @param length in bytes, at most {@link #CHUNK}
   */
  static void place(ByteBuffer view, int connection, long position, int length) {
    int start = (int) ((connection * (long) SHIFT + position) % LENGTH);
    view.limit(start + length).position(start);
  }
}
