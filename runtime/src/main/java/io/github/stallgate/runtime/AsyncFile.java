// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files and directories, by threads for files alone, since no system says when a file is ready. All
 * methods wait, so they are called from a coroutine, else {@link IllegalStateException}; failures
 * are those of {@link Files} and {@link FileChannel}. A cancel ends none of them halfway: what has
 * begun is finished, and the next wait throws.
 *
 * <p>An open file is for one coroutine at a time where it uses the file's own position.
 */
public final class AsyncFile implements AutoCloseable {
  private final FileChannel channel;
  private final Path path;

  private AsyncFile(FileChannel channel, Path path) {
    this.channel = channel;
    this.path = path;
  }

  /** Opens it, for reading if no option says otherwise. Close it. */
  public static AsyncFile open(Path path, OpenOption... options) throws IOException {
    return onThread(() -> new AsyncFile(FileChannel.open(path, options), path));
  }

  /** Reads what there is from that position on; -1 at the end. */
  public int read(ByteBuffer into, long position) throws IOException {
    return onThread(() -> channel.read(into, position));
  }

  /** Reads from the file's own position, and moves it; -1 at the end. */
  public int read(ByteBuffer into) throws IOException {
    return onThread(() -> channel.read(into));
  }

  /** Writes all of it from that position on. */
  public void write(ByteBuffer from, long position) throws IOException {
    onThread(
        () -> {
          for (long at = position; from.hasRemaining(); ) {
            at += channel.write(from, at);
          }
          return null;
        });
  }

  /** Writes all of it at the file's own position, or its end if it was opened to append. */
  public void write(ByteBuffer from) throws IOException {
    onThread(
        () -> {
          while (from.hasRemaining()) {
            channel.write(from);
          }
          return null;
        });
  }

  /** Its length in bytes. */
  public long size() throws IOException {
    return onThread(channel::size);
  }

  /** The file's own position. */
  public long position() throws IOException {
    return onThread(channel::position);
  }

  /** Moves the file's own position. */
  public void position(long position) throws IOException {
    onThread(() -> channel.position(position));
  }

  /** Cuts off what is beyond that many bytes. */
  public void truncate(long size) throws IOException {
    onThread(() -> channel.truncate(size));
  }

  /** Returns when the device has what was written; with the file's times if that is asked for. */
  public void force(boolean metaData) throws IOException {
    onThread(
        () -> {
          channel.force(metaData);
          return null;
        });
  }

  /** The path it was opened by. */
  public Path path() {
    return path;
  }

  /** Closes it, in a cancelled coroutine too. */
  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    if (Task.current() == null) {
      channel.close();
      return;
    }
    IOException failure =
        CancelScope.shielded(
            () -> {
              try {
                onThread(AsyncFile.this::closeChannel);
                return null;
              } catch (IOException e) {
                return e;
              }
            });
    if (failure != null) {
      throw failure;
    }
  }

  private Void closeChannel() throws IOException {
    channel.close();
    return null;
  }

  /** The whole file. */
  public static byte[] readAllBytes(Path path) throws IOException {
    return onThread(() -> Files.readAllBytes(path));
  }

  /** The whole file, as UTF-8. */
  public static String readString(Path path) throws IOException {
    return readString(path, StandardCharsets.UTF_8);
  }

  /** The whole file. */
  public static String readString(Path path, Charset charset) throws IOException {
    return onThread(() -> Files.readString(path, charset));
  }

  /** All lines of the file, as UTF-8. */
  public static List<String> readAllLines(Path path) throws IOException {
    return onThread(() -> Files.readAllLines(path));
  }

  /** Creates or replaces the file, if no option says otherwise. */
  public static void write(Path path, byte[] bytes, OpenOption... options) throws IOException {
    onThread(() -> Files.write(path, bytes, options));
  }

  /** The same, as UTF-8. */
  public static void writeString(Path path, CharSequence text, OpenOption... options)
      throws IOException {
    onThread(() -> Files.writeString(path, text, options));
  }

  /** What is in the directory, sorted by name. */
  public static List<Path> list(Path directory) throws IOException {
    return onThread(
        () -> {
          try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
          }
        });
  }

  /** Removes a file, or an empty directory. */
  public static void delete(Path path) throws IOException {
    onThread(
        () -> {
          Files.delete(path);
          return null;
        });
  }

  /** The same; false if it is not there. */
  public static boolean deleteIfExists(Path path) throws IOException {
    return onThread(() -> Files.deleteIfExists(path));
  }

  /** Whether it is there. */
  public static boolean exists(Path path, LinkOption... options) throws IOException {
    return onThread(() -> Files.exists(path, options));
  }

  /** Its length, times and kind. */
  public static BasicFileAttributes attributes(Path path, LinkOption... options)
      throws IOException {
    return onThread(() -> Files.readAttributes(path, BasicFileAttributes.class, options));
  }

  /** Makes the directory and those above it. */
  public static Path createDirectories(Path directory, FileAttribute<?>... attributes)
      throws IOException {
    return onThread(() -> Files.createDirectories(directory, attributes));
  }

  /** Moves or renames it. */
  public static Path move(Path from, Path to, CopyOption... options) throws IOException {
    return onThread(() -> Files.move(from, to, options));
  }

  /** Copies it. */
  public static Path copy(Path from, Path to, CopyOption... options) throws IOException {
    return onThread(() -> Files.copy(from, to, options));
  }

  private static <T> T onThread(java.util.concurrent.Callable<T> body) throws IOException {
    return Offload.io(WorkerPool.Use.FILES, body);
  }

  @Override
  public String toString() {
    return "AsyncFile(" + path + (channel.isOpen() ? ")" : ", closed)");
  }
}
