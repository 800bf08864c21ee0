// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that were received and not yet read. */
final class InputBuffer {
  private static final byte[] NONE = {};

  /** A larger array is not kept while it is empty: idle connections should cost little. */
  private static final int MOST_KEPT = 4 * 1024;

  private byte[] data = NONE;
  private int start;
  private int end;

  int size() {
    return end - start;
  }

  void append(ByteBuffer source) {
    int length = source.remaining();
    makeRoom(length);
    source.get(data, end, length);
    end += length;
  }

  private void makeRoom(int length) {
    int size = size();
    if (end + length <= data.length) {
      return;
    }
    byte[] to = data;
    if (size + length > data.length) {
      long twice = Math.min(2L * data.length, Integer.MAX_VALUE - 8);
      to = new byte[Math.max(Math.addExact(size, length), (int) twice)];
    }
    System.arraycopy(data, start, to, 0, size);
    data = to;
    start = 0;
    end = size;
  }

  /** Moves as much as there is and fits; the count. */
  int moveTo(ByteBuffer target) {
    int length = Math.min(size(), target.remaining());
    target.put(data, start, length);
    drop(length);
    return length;
  }

  byte[] take(int length) {
    byte[] taken = Arrays.copyOfRange(data, start, start + length);
    drop(length);
    return taken;
  }

  private void drop(int length) {
    start += length;
    if (start == end) {
      start = 0;
      end = 0;
      if (data.length > MOST_KEPT) {
        data = NONE;
      }
    }
  }

  /** Where the first such sequence begins, not before that offset; -1 if nowhere. */
  int indexOf(byte[] sequence, int from) {
    int last = end - sequence.length;
    for (int at = start + from; at <= last; at++) {
      if (data[at] == sequence[0] && matches(sequence, at)) {
        return at - start;
      }
    }
    return -1;
  }

  private boolean matches(byte[] sequence, int at) {
    return Arrays.equals(data, at, at + sequence.length, sequence, 0, sequence.length);
  }
}
