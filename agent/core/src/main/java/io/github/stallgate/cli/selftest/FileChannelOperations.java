// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** File channels and mapped files. */
final class FileChannelOperations {

  private static final int SOME_BYTES = 16;

  private record Two(FileChannel from, FileChannel to) implements AutoCloseable {
    static Two open(Scratch scratch) throws IOException {
      return new Two(channel(scratch), channel(scratch));
    }

    @Override
    public void close() throws IOException {
      from.close();
      to.close();
    }
  }

  private FileChannelOperations() {}

  static List<Operation> all(Scratch scratch) {
    Source<FileChannel> channel = () -> channel(scratch);
    Source<Two> two = () -> Two.open(scratch);
    return OperationList.reportedAs("BlockingFile")
        .on("java.nio.channels.FileChannel")
        .call("open", scratch::file, FileChannelOperations::open)
        .call("read(ByteBuffer)", channel, FileChannelOperations::read)
        .call("read(ByteBuffer, long)", channel, FileChannelOperations::readAt)
        .call("read(ByteBuffer[])", channel, FileChannelOperations::readScattered)
        .call("write(ByteBuffer)", channel, FileChannelOperations::write)
        .call("write(ByteBuffer, long)", channel, FileChannelOperations::writeAt)
        .call("write(ByteBuffer[])", channel, FileChannelOperations::writeGathered)
        .call("force", channel, FileChannelOperations::force)
        .judged("error")
        .call("size", channel, FileChannelOperations::size)
        .call("truncate", channel, FileChannelOperations::truncate)
        .call("transferTo", two, FileChannelOperations::transferTo)
        .call("transferFrom", two, FileChannelOperations::transferFrom)
        .call("lock", channel, FileChannelOperations::lock)
        .call("tryLock", channel, FileChannelOperations::tryLock)
        .call("map", channel, FileChannelOperations::map)
        .on("java.nio.MappedByteBuffer")
        .call("load", () -> mapped(scratch), FileChannelOperations::load)
        .call("force", () -> mapped(scratch), FileChannelOperations::forceMapped)
        .judged("error")
        .on("java.nio.channels.AsynchronousFileChannel")
        .call("open", scratch::file, FileChannelOperations::openAsynchronous)
        .toList();
  }

  private static FileChannel channel(Scratch scratch) throws IOException {
    return FileChannel.open(scratch.file(), StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static MappedByteBuffer mapped(Scratch scratch) throws IOException {
    try (FileChannel channel = channel(scratch)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, Scratch.FILE_BYTES);
    }
  }

  private static ByteBuffer some() {
    return ByteBuffer.allocate(SOME_BYTES);
  }

  static void open(Path file) throws IOException {
    FileChannel.open(file).close();
  }

  static void read(FileChannel channel) throws IOException {
    channel.read(some());
  }

  static void readAt(FileChannel channel) throws IOException {
    channel.read(some(), 1);
  }

  static void readScattered(FileChannel channel) throws IOException {
    channel.read(new ByteBuffer[] {some(), some()});
  }

  static void write(FileChannel channel) throws IOException {
    channel.write(some());
  }

  static void writeAt(FileChannel channel) throws IOException {
    channel.write(some(), 1);
  }

  static void writeGathered(FileChannel channel) throws IOException {
    channel.write(new ByteBuffer[] {some(), some()});
  }

  static void force(FileChannel channel) throws IOException {
    channel.write(some());
    channel.force(true);
  }

  static void size(FileChannel channel) throws IOException {
    channel.size();
  }

  static void truncate(FileChannel channel) throws IOException {
    channel.truncate(SOME_BYTES);
  }

  static void transferTo(Two files) throws IOException {
    files.from().transferTo(0, Scratch.FILE_BYTES, files.to());
  }

  static void transferFrom(Two files) throws IOException {
    files.to().transferFrom(files.from(), 0, Scratch.FILE_BYTES);
  }

  static void lock(FileChannel channel) throws IOException {
    channel.lock().release();
  }

  static void tryLock(FileChannel channel) throws IOException {
    channel.tryLock().release();
  }

  static void map(FileChannel channel) throws IOException {
    channel.map(FileChannel.MapMode.READ_WRITE, 0, Scratch.FILE_BYTES);
  }

  static void load(MappedByteBuffer mapped) {
    mapped.load();
  }

  static void forceMapped(MappedByteBuffer mapped) {
    mapped.put(0, (byte) 1);
    mapped.force();
  }

  static void openAsynchronous(Path file) throws IOException {
    AsynchronousFileChannel.open(file).close();
  }
}
