// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a {@link Subprocess} reads. Methods are called from coroutines, else {@link
 * IllegalStateException}; those that write at once are served in the order in which they came.
 *
 * <p>A thread writes, one piece at a time, and waits while the pipe is full. A cancelled wait takes
 * back a piece that has not begun; one that has begun is written in full.
 */
public final class PipeWriter implements AutoCloseable {
  private final EventLoop loop;
  private final OutputStream out;
  private final String name;
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private boolean isWriting;
  private boolean isClosed;

  PipeWriter(EventLoop loop, OutputStream out, String name) {
    this.loop = loop;
    this.out = out;
    this.name = name;
  }

  /** Something to write, or the end if there are no bytes. */
  private record Piece(byte[] bytes, LoopFuture<Void> written) {}

  /**
   * Writes all of it.
   *
   * @throws IOException if the process does not read any more, or this was closed
   */
  public void write(ByteBuffer from) throws IOException {
    byte[] bytes = new byte[from.remaining()];
    from.duplicate().get(bytes);
    writeNow(bytes);
    from.position(from.limit());
  }

  /** Writes all of it. */
  public void write(byte[] bytes) throws IOException {
    writeNow(bytes.clone());
  }

  /** Writes all of it, as UTF-8. */
  public void writeString(String text) throws IOException {
    writeNow(text.getBytes(StandardCharsets.UTF_8));
  }

  private void writeNow(byte[] bytes) throws IOException {
    Scheduler.currentTask("write to " + name).throwIfCancelled();
    if (isClosed) {
      throw new IOException(name + " is closed; write before close()");
    }
    Piece piece = new Piece(bytes, new LoopFuture<>(loop));
    add(piece);
    loop.keeping().sentAway();
    try {
      piece.written.await();
    } catch (java.util.concurrent.CompletionException failed) {
      throw new IOException(name + " can't be written to", failed.getCause());
    } finally {
      loop.keeping().cameBack();
      if (piece.written.isCancelled()) {
        pieces.remove(piece);
      }
    }
  }

  private void add(Piece piece) {
    pieces.add(piece);
    if (!isWriting) {
      next();
    }
  }

  private void next() {
    Piece piece = pieces.poll();
    isWriting = piece != null;
    if (piece == null) {
      return;
    }
    WorkerPool.of(loop, WorkerPool.Use.PIPES)
        .submit(
            new WorkerCall<Void>(() -> writeOnThread(piece.bytes), null) {
              @Override
              void ended() {
                if (failure() == null) {
                  piece.written.tryComplete(null);
                } else {
                  piece.written.tryFail(failure());
                }
                next();
              }
            });
  }

  private Void writeOnThread(byte[] bytes) throws IOException {
    if (bytes == null) {
      out.close();
    } else {
      out.write(bytes);
      out.flush();
    }
    return null;
  }

  /**
   * The process sees the end after what was written before. Does not wait, and the second time does
   * nothing. On the loop.
   */
  @Override
  public void close() {
    loop.checkOwner();
    if (!isClosed) {
      isClosed = true;
      add(new Piece(null, new LoopFuture<>(loop)));
    }
  }

  @Override
  public String toString() {
    return "PipeWriter(" + name + (isClosed ? ", closed)" : ")");
  }
}
