// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * What a {@link Subprocess} writes. Methods wait, and are called from one coroutine at a time, else
 * {@link IllegalStateException}.
 *
 * <p>A pipe of the JDK can only be read by a thread that blocks, so a thread reads, one piece at a
 * time and only when somebody wants it. A cancelled wait leaves the thread reading; what it then
 * gets is kept for who reads next, so that no byte is lost.
 */
public final class PipeReader {
  private static final int PIECE = 8 * 1024;
  private static final int LONGEST_LINE = 1024 * 1024;

  private final EventLoop loop;
  private final Process process;
  private final InputStream in;
  private final String name;
  private byte[] kept = new byte[PIECE];
  private int from;
  private int to;
  private boolean isReading;
  private boolean isAtEnd;
  private Throwable failure;
  private LoopFuture<Void> waiter;

  PipeReader(EventLoop loop, Process process, InputStream in, String name) {
    this.loop = loop;
    this.process = process;
    this.in = in;
    this.name = name;
  }

  /** Reads at least one byte, and what else there is; -1 at the end. */
  public int read(ByteBuffer into) throws IOException {
    if (!into.hasRemaining()) {
      return 0;
    }
    while (from == to) {
      if (!more()) {
        return -1;
      }
    }
    int length = Math.min(into.remaining(), to - from);
    into.put(kept, from, length);
    from += length;
    return length;
  }

  /**
   * Reads a line, as UTF-8, without its end; null at the end.
   *
   * @throws IOException also if it has more than a mebibyte
   */
  public String readLine() throws IOException {
    int searched = 0;
    while (true) {
      for (int i = from + searched; i < to; i++) {
        if (kept[i] == '\n') {
          return line(i, i + 1);
        }
      }
      searched = to - from;
      if (searched > LONGEST_LINE) {
        throw new IOException(
            "a line of " + name + " is longer than " + LONGEST_LINE + " bytes; use read(...)");
      }
      if (!more()) {
        return searched == 0 ? null : line(to, to);
      }
    }
  }

  private String line(int end, int next) {
    boolean hasReturn = end > from && kept[end - 1] == '\r' && next > end;
    int length = end - from - (hasReturn ? 1 : 0);
    String line = new String(kept, from, length, StandardCharsets.UTF_8);
    from = next;
    return line;
  }

  /** Its lines, up to the end; an IOException comes as UncheckedIOException. */
  public AsyncIterable<String> lines() {
    return Lines::new;
  }

  /** Reads up to the end. */
  public byte[] readAllBytes() throws IOException {
    while (more()) {
      // What has come is kept until all of it has: a cancel loses nothing.
    }
    byte[] all = Arrays.copyOfRange(kept, from, to);
    from = to;
    return all;
  }

  /** Reads up to the end, as UTF-8. */
  public String readString() throws IOException {
    return new String(readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Waits for another piece; false at the end. */
  private boolean more() throws IOException {
    Scheduler.currentTask("read " + name).throwIfCancelled();
    if (waiter != null) {
      throw new IllegalStateException(
          "another coroutine waits for " + name + "; read it from one coroutine at a time");
    }
    if (failure != null) {
      throw new IOException(name + " can't be read", failure);
    }
    if (isAtEnd) {
      return false;
    }
    int had = to - from;
    readPiece();
    if (isReading) {
      awaitPiece();
    }
    if (failure != null) {
      throw new IOException(name + " can't be read", failure);
    }
    return to - from > had;
  }

  private void awaitPiece() {
    waiter = new LoopFuture<>(loop);
    loop.keeping().sentAway();
    try {
      waiter.await();
    } finally {
      waiter = null;
      loop.keeping().cameBack();
    }
  }

  private void readPiece() {
    if (isReading) {
      return;
    }
    isReading = true;
    WorkerPool.of(loop, WorkerPool.Use.PIPES)
        .submit(
            new WorkerCall<byte[]>(this::piece, null) {
              @Override
              void ended() {
                arrived(value(), failure());
              }
            });
  }

  /** On a thread; null at the end. */
  private byte[] piece() throws IOException {
    byte[] piece = new byte[PIECE];
    int length;
    try {
      length = in.read(piece);
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e;
      }
      // The JDK replaces the stream of a process that has ended; the other one has the rest.
      length = in.read(piece);
    }
    return length < 0 ? null : Arrays.copyOf(piece, length);
  }

  private void arrived(byte[] piece, Throwable why) {
    isReading = false;
    failure = why;
    isAtEnd = piece == null;
    if (piece != null) {
      keep(piece);
    }
    if (waiter != null) {
      waiter.tryComplete(null);
    }
  }

  private void keep(byte[] piece) {
    if (kept.length - to < piece.length) {
      int length = to - from;
      byte[] room = new byte[Math.max(kept.length, 2 * (length + piece.length))];
      System.arraycopy(kept, from, room, 0, length);
      kept = room;
      from = 0;
      to = length;
    }
    System.arraycopy(piece, 0, kept, to, piece.length);
    to += piece.length;
  }

  /** Goes through the lines. */
  private final class Lines implements AsyncIterator<String> {
    private String next;
    private boolean isOver;

    @Override
    public boolean hasNext() {
      if (next == null && !isOver) {
        try {
          next = readLine();
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
        isOver = next == null;
      }
      return next != null;
    }

    @Override
    public String next() {
      if (!hasNext()) {
        throw new NoSuchElementException(name + " is at its end; ask hasNext() first");
      }
      String line = next;
      next = null;
      return line;
    }

    @Override
    public void close() {
      isOver = true;
      next = null;
    }
  }

  @Override
  public String toString() {
    return "PipeReader(" + name + ")";
  }
}
