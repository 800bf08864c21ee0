// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.Arrays;

/**
 * Bytes that wait to be sent, in chunks of the loop's stock. In each chunk, from position to limit
 * is what is not sent; what follows the limit is free.
 */
final class OutputQueue {
  private static final ByteBuffer[] NONE = {};

  /** So many chunks go to the system at once. */
  private static final int MOST_AT_ONCE = 64;

  private final LoopIo io;
  private ByteBuffer[] chunks = NONE;
  private int first;
  private int end;
  private long pending;

  OutputQueue(LoopIo io) {
    this.io = io;
  }

  /** Bytes that are not sent. */
  long pending() {
    return pending;
  }

  /** Copies what the source has, that much at the most. */
  void take(ByteBuffer source, long most) {
    long left = Math.min(most, source.remaining());
    pending += left;
    while (left > 0) {
      ByteBuffer last = lastWithRoom();
      int filled = last.limit();
      int length = (int) Math.min(left, last.capacity() - filled);
      last.limit(filled + length);
      last.put(filled, source, source.position(), length);
      source.position(source.position() + length);
      left -= length;
    }
  }

  private ByteBuffer lastWithRoom() {
    if (end > first && chunks[end - 1].limit() < chunks[end - 1].capacity()) {
      return chunks[end - 1];
    }
    if (end == chunks.length) {
      makeRoom();
    }
    chunks[end] = io.takeChunk();
    return chunks[end++];
  }

  private void makeRoom() {
    if (first > end / 2) {
      System.arraycopy(chunks, first, chunks, 0, end - first);
      Arrays.fill(chunks, end - first, end, null);
      end -= first;
      first = 0;
    } else {
      chunks = Arrays.copyOf(chunks, Math.max(2, 2 * end));
    }
  }

  /**
   * Sends as much as the channel takes.
   *
   * @return whether nothing is left
   */
  boolean sendTo(GatheringByteChannel channel) throws IOException {
    while (pending > 0) {
      int count = Math.min(end - first, MOST_AT_ONCE);
      long sent = count == 1 ? channel.write(chunks[first]) : channel.write(chunks, first, count);
      pending -= sent;
      boolean tookAll = dropSent(count);
      if (!tookAll) {
        return false;
      }
    }
    return true;
  }

  /** Gives back the chunks that are sent; true if those are all of so many. */
  private boolean dropSent(int count) {
    for (int i = 0; i < count; i++) {
      ByteBuffer chunk = chunks[first];
      if (chunk.hasRemaining()) {
        return false;
      }
      io.giveChunk(chunk);
      chunks[first++] = null;
    }
    if (first == end) {
      first = 0;
      end = 0;
    }
    return true;
  }

  /** Forgets what is not sent. */
  void clear() {
    for (int i = first; i < end; i++) {
      io.giveChunk(chunks[i]);
    }
    chunks = NONE;
    first = 0;
    end = 0;
    pending = 0;
  }
}
