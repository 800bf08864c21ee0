// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Bytes in both directions. Everything that waits suspends the calling coroutine; all methods are
 * called on the stream's loop, else {@link IllegalStateException}.
 *
 * <p>One task reads at a time. Writes of several tasks are queued and do not mix. A cancelled read
 * loses no bytes; of a cancelled write the buffer's position tells how much was taken.
 */
public abstract sealed class ByteStream implements AutoCloseable
    permits TcpStream, UnixStream, TlsStream {
  private static final int LONGEST_LINE = 64 * 1024;
  private static final byte[] LINE_FEED = {'\n'};

  final LoopIo io;
  final InputBuffer in = new InputBuffer();
  private final Turnstile writers = new Turnstile();
  private boolean isReading;

  ByteStream(LoopIo io) {
    this.io = io;
  }

  /**
   * Waits for input: as much as fits goes to the target, unless that is null, and the rest to
   * {@link #in}.
   *
   * @return how much came to the target, or to the rest if there is none; -1 at the end
   */
  abstract int fill(ByteBuffer target) throws IOException;

  /** Takes all of it, waiting while too much is pending. One caller at a time. */
  abstract void writeAll(ByteBuffer data) throws IOException;

  /** Takes all of it at once. */
  abstract void put(ByteBuffer data) throws IOException;

  /** Waits until the socket has taken all but so much. */
  abstract void awaitPending(int most) throws IOException;

  /** Waits while too much is left to send. */
  abstract void awaitRoom() throws IOException;

  /** Closes it without further words. */
  abstract void abort();

  /**
   * Reads what there is, as much as fits; waits if there is nothing.
   *
   * @return how many bytes, or -1 at the end
   * @throws IOException if the peer reset the connection, or it is or gets closed on this side
   * @throws IllegalStateException if another task is reading
   */
  public final int read(ByteBuffer target) throws IOException {
    beginRead();
    try {
      if (!target.hasRemaining()) {
        return 0;
      }
      if (in.size() > 0) {
        return in.moveTo(target);
      }
      return fill(target);
    } finally {
      isReading = false;
    }
  }

  /**
   * Reads exactly so many bytes.
   *
   * @throws EOFException if the peer ends before; what came is left to be read
   * @throws IOException as {@link #read}
   */
  public final byte[] readExactly(int length) throws IOException {
    if (length < 0) {
      throw new IllegalArgumentException("can't read " + length + " bytes; give 0 or more");
    }
    beginRead();
    try {
      while (in.size() < length) {
        if (fill(null) < 0) {
          throw ended("after " + in.size() + " of " + length + " bytes");
        }
      }
      return in.take(length);
    } finally {
      isReading = false;
    }
  }

  /**
   * Reads a line that ends with LF or CR LF, as UTF-8; what is not UTF-8 becomes U+FFFD.
   *
   * @return the line without its end; null if the stream has ended
   * @throws EOFException if the peer ends within a line; what came is left to be read
   * @throws IOException if it is longer than 64 KiB, and as {@link #read}
   */
  public final String readLine() throws IOException {
    beginRead();
    try {
      byte[] line = until(LINE_FEED, LONGEST_LINE, true);
      if (line == null) {
        return null;
      }
      int length = line.length - 1;
      if (length > 0 && line[length - 1] == '\r') {
        length--;
      }
      return new String(line, 0, length, StandardCharsets.UTF_8);
    } finally {
      isReading = false;
    }
  }

  /**
   * Reads up to and with the separator.
   *
   * @param max so many bytes at the most, the separator among them
   * @throws EOFException if the peer ends before; what came is left to be read
   * @throws IOException if there is no separator within max bytes, which are left to be read; and
   *     as {@link #read}
   */
  public final byte[] readUntil(byte[] separator, int max) throws IOException {
    if (separator.length == 0 || max < separator.length) {
      throw new IllegalArgumentException(
          "a separator of "
              + separator.length
              + " bytes can't end "
              + max
              + " bytes; give one that is not empty, and a max that it fits in");
    }
    beginRead();
    try {
      return until(separator, max, false);
    } finally {
      isReading = false;
    }
  }

  /** Null if there is nothing at all, and that is allowed. */
  private byte[] until(byte[] separator, int max, boolean mayEnd) throws IOException {
    int searched = 0;
    while (true) {
      int at = in.indexOf(separator, searched);
      int length = at + separator.length;
      if (at >= 0 && length <= max) {
        return in.take(length);
      }
      if (at >= 0 || in.size() >= max) {
        throw new IOException(
            "no separator within the first "
                + max
                + " bytes from "
                + this
                + "; allow more, or close it");
      }
      searched = Math.max(0, in.size() - separator.length + 1);
      if (fill(null) < 0) {
        if (mayEnd && in.size() == 0) {
          return null;
        }
        throw ended("after " + in.size() + " bytes, before a separator");
      }
    }
  }

  /** What came, as {@link #fill} deals it out. */
  final int share(ByteBuffer got, ByteBuffer target) {
    int length = got.remaining();
    if (target != null && target.remaining() < length) {
      length = target.remaining();
      int end = got.limit();
      target.put(got.limit(got.position() + length));
      got.limit(end);
    } else if (target != null) {
      target.put(got);
    }
    if (got.hasRemaining()) {
      in.append(got);
    }
    return length;
  }

  private EOFException ended(String where) {
    return new EOFException("the peer of " + this + " ended " + where);
  }

  private void beginRead() {
    io.loop.checkOwner();
    if (isReading) {
      throw new IllegalStateException(
          "another task is reading from " + this + "; let one task read, and pass on what it gets");
    }
    isReading = true;
  }

  /**
   * Writes all of it; waits while more than 64 KiB would be pending, until 16 KiB are left. It is
   * sent when this task waits for input, or at the end of the loop's turn.
   *
   * @throws IOException if the connection is broken, or is or gets closed on this side
   */
  public final void write(ByteBuffer data) throws IOException {
    io.loop.checkOwner();
    writers.enter(io.loop);
    try {
      writeAll(data);
    } finally {
      writers.leave();
    }
  }

  /**
   * Waits until the system has taken all that was written.
   *
   * @throws IOException as {@link #write}
   */
  public final void flush() throws IOException {
    io.loop.checkOwner();
    awaitPending(0);
  }

  /**
   * Sends what was written and ends this direction; the other goes on.
   *
   * @throws IOException as {@link #write}
   */
  public abstract void shutdownOutput() throws IOException;

  /**
   * Closes both directions; tasks that wait on it get an IOException. Does not wait: what was
   * written is sent afterwards, if the peer takes it within 30 seconds and the loop lives. The
   * second time it does nothing.
   */
  @Override
  public abstract void close();
}
