// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/** {@code java.io} streams on files. */
final class FileStreamOperations {

  private static final int SOME_BYTES = 16;

  private FileStreamOperations() {}

  static List<Operation> all(Scratch scratch) {
    return OperationList.reportedAs("BlockingFile")
        .add("new FileInputStream", scratch::file, FileStreamOperations::openInput)
        .on("java.io.FileInputStream")
        .call("read()", () -> input(scratch), FileStreamOperations::readByte)
        .call("read(byte[])", () -> input(scratch), FileStreamOperations::readArray)
        .call("read(byte[], int, int)", () -> input(scratch), FileStreamOperations::readPart)
        .call("readAllBytes", () -> input(scratch), FileStreamOperations::readAll)
        .call("skip", () -> input(scratch), FileStreamOperations::skip)
        .add("FileReader.read", () -> reader(scratch), FileStreamOperations::readChar)
        .add("new FileOutputStream", scratch::absent, FileStreamOperations::openOutput)
        .on("java.io.FileOutputStream")
        .call("write(int)", () -> output(scratch), FileStreamOperations::writeByte)
        .call("write(byte[])", () -> output(scratch), FileStreamOperations::writeArray)
        .call("write(byte[], int, int)", () -> output(scratch), FileStreamOperations::writePart)
        .on("java.io.FileDescriptor")
        .call("sync", () -> output(scratch), FileStreamOperations::sync)
        .judged("error")
        .add("new RandomAccessFile", scratch::file, FileStreamOperations::openRandom)
        .on("java.io.RandomAccessFile")
        .call("read()", () -> random(scratch), FileStreamOperations::randomRead)
        .call("read(byte[])", () -> random(scratch), FileStreamOperations::randomReadArray)
        .call("read(byte[], int, int)", () -> random(scratch), FileStreamOperations::randomReadPart)
        .call("write(int)", () -> random(scratch), FileStreamOperations::randomWrite)
        .call("write(byte[])", () -> random(scratch), FileStreamOperations::randomWriteArray)
        .call(
            "write(byte[], int, int)", () -> random(scratch), FileStreamOperations::randomWritePart)
        .call("length", () -> random(scratch), FileStreamOperations::randomLength)
        .call("setLength", () -> random(scratch), FileStreamOperations::randomSetLength)
        .toList();
  }

  private static FileInputStream input(Scratch scratch) throws IOException {
    return new FileInputStream(scratch.oldFile());
  }

  private static FileReader reader(Scratch scratch) throws IOException {
    return new FileReader(scratch.oldFile());
  }

  private static FileOutputStream output(Scratch scratch) throws IOException {
    return new FileOutputStream(scratch.oldFile());
  }

  private static RandomAccessFile random(Scratch scratch) throws IOException {
    return new RandomAccessFile(scratch.oldFile(), "rw");
  }

  static void openInput(Path file) throws IOException {
    new FileInputStream(file.toFile()).close();
  }

  static void readByte(FileInputStream in) throws IOException {
    in.read();
  }

  static void readArray(FileInputStream in) throws IOException {
    in.read(new byte[SOME_BYTES]);
  }

  static void readPart(FileInputStream in) throws IOException {
    in.read(new byte[SOME_BYTES], 1, 2);
  }

  static void readAll(FileInputStream in) throws IOException {
    in.readAllBytes();
  }

  static void skip(FileInputStream in) throws IOException {
    in.skip(1);
  }

  static void readChar(FileReader reader) throws IOException {
    reader.read();
  }

  static void openOutput(Path file) throws IOException {
    new FileOutputStream(file.toFile()).close();
  }

  static void writeByte(FileOutputStream out) throws IOException {
    out.write(1);
  }

  static void writeArray(FileOutputStream out) throws IOException {
    out.write(new byte[SOME_BYTES]);
  }

  static void writePart(FileOutputStream out) throws IOException {
    out.write(new byte[SOME_BYTES], 1, 2);
  }

  static void sync(FileOutputStream out) throws IOException {
    out.getFD().sync();
  }

  static void openRandom(Path file) throws IOException {
    new RandomAccessFile(file.toFile(), "rw").close();
  }

  static void randomRead(RandomAccessFile file) throws IOException {
    file.read();
  }

  static void randomReadArray(RandomAccessFile file) throws IOException {
    file.read(new byte[SOME_BYTES]);
  }

  static void randomReadPart(RandomAccessFile file) throws IOException {
    file.read(new byte[SOME_BYTES], 1, 2);
  }

  static void randomWrite(RandomAccessFile file) throws IOException {
    file.write(1);
  }

  static void randomWriteArray(RandomAccessFile file) throws IOException {
    file.write(new byte[SOME_BYTES]);
  }

  static void randomWritePart(RandomAccessFile file) throws IOException {
    file.write(new byte[SOME_BYTES], 1, 2);
  }

  static void randomLength(RandomAccessFile file) throws IOException {
    file.length();
  }

  static void randomSetLength(RandomAccessFile file) throws IOException {
    file.setLength(SOME_BYTES);
  }
}
