// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.util.List;
import java.util.stream.Stream;

/** {@code java.nio.file.Files}: content, creation, removal, directories. */
final class FilesOperations {

  private FilesOperations() {}

  static List<Operation> all(Scratch scratch) {
    return OperationList.reportedAs("BlockingFile")
        .on("java.nio.file.Files")
        .call("readString", scratch::file, FilesOperations::readString)
        .call("readAllBytes", scratch::file, FilesOperations::readAllBytes)
        .call("readAllLines", scratch::file, FilesOperations::readAllLines)
        .call("size", scratch::file, FilesOperations::size)
        .call("delete", scratch::file, FilesOperations::delete)
        .call("deleteIfExists", scratch::file, FilesOperations::deleteIfExists)
        .call("write", scratch::file, FilesOperations::write)
        .call("writeString", scratch::file, FilesOperations::writeString)
        .call("lines", scratch::file, FilesOperations::lines)
        .call("newInputStream", scratch::file, FilesOperations::newInputStream)
        .call("newOutputStream", scratch::file, FilesOperations::newOutputStream)
        .call("newBufferedReader", scratch::file, FilesOperations::newBufferedReader)
        .call("newBufferedWriter", scratch::file, FilesOperations::newBufferedWriter)
        .call("newByteChannel", scratch::file, FilesOperations::newByteChannel)
        .call("copy", scratch::file, FilesOperations::copy)
        .call("move", scratch::file, FilesOperations::move)
        .call("createFile", scratch::absent, FilesOperations::createFile)
        .call("createDirectory", scratch::absent, FilesOperations::createDirectory)
        .call("createDirectories", scratch::absent, FilesOperations::createDirectories)
        .call("createTempFile", scratch::folder, FilesOperations::createTempFile)
        .call("createTempDirectory", scratch::folder, FilesOperations::createTempDirectory)
        .call("createLink", scratch::file, FilesOperations::createLink)
        .call("createSymbolicLink", scratch::absent, FilesOperations::createSymbolicLink)
        .call("readSymbolicLink", scratch::link, FilesOperations::readSymbolicLink)
        .call("list", scratch::folder, FilesOperations::list)
        .call("walk", scratch::folder, FilesOperations::walk)
        .call("find", scratch::folder, FilesOperations::find)
        .call("walkFileTree", scratch::folder, FilesOperations::walkFileTree)
        .call("newDirectoryStream", scratch::folder, FilesOperations::newDirectoryStream)
        .add("Path.toRealPath", scratch::link, FilesOperations::toRealPath)
        .toList();
  }

  static void readString(Path path) throws IOException {
    Files.readString(path);
  }

  static void readAllBytes(Path path) throws IOException {
    Files.readAllBytes(path);
  }

  static void readAllLines(Path path) throws IOException {
    Files.readAllLines(path);
  }

  static void size(Path path) throws IOException {
    Files.size(path);
  }

  static void delete(Path path) throws IOException {
    Files.delete(path);
  }

  static void deleteIfExists(Path path) throws IOException {
    Files.deleteIfExists(path);
  }

  static void write(Path path) throws IOException {
    Files.write(path, new byte[Scratch.FILE_BYTES]);
  }

  static void writeString(Path path) throws IOException {
    Files.writeString(path, "text");
  }

  static void lines(Path path) throws IOException {
    try (Stream<String> lines = Files.lines(path)) {
      lines.count();
    }
  }

  static void newInputStream(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      in.read();
    }
  }

  static void newOutputStream(Path path) throws IOException {
    Files.newOutputStream(path).close();
  }

  static void newBufferedReader(Path path) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(path)) {
      reader.readLine();
    }
  }

  static void newBufferedWriter(Path path) throws IOException {
    Files.newBufferedWriter(path).close();
  }

  static void newByteChannel(Path path) throws IOException {
    Files.newByteChannel(path).close();
  }

  static void copy(Path path) throws IOException {
    Files.copy(path, path.resolveSibling(path.getFileName() + "-copy"));
  }

  static void move(Path path) throws IOException {
    Files.move(path, path.resolveSibling(path.getFileName() + "-moved"));
  }

  static void createFile(Path path) throws IOException {
    Files.createFile(path);
  }

  static void createDirectory(Path path) throws IOException {
    Files.createDirectory(path);
  }

  static void createDirectories(Path path) throws IOException {
    Files.createDirectories(path);
  }

  static void createTempFile(Path path) throws IOException {
    Files.createTempFile(path, "operation", null);
  }

  static void createTempDirectory(Path path) throws IOException {
    Files.createTempDirectory(path, "operation");
  }

  static void createLink(Path path) throws IOException {
    Files.createLink(path.resolveSibling(path.getFileName() + "-hard"), path);
  }

  static void createSymbolicLink(Path path) throws IOException {
    Files.createSymbolicLink(path, path.resolveSibling("nowhere"));
  }

  static void readSymbolicLink(Path path) throws IOException {
    Files.readSymbolicLink(path);
  }

  static void list(Path path) throws IOException {
    try (Stream<Path> paths = Files.list(path)) {
      paths.count();
    }
  }

  static void walk(Path path) throws IOException {
    try (Stream<Path> paths = Files.walk(path)) {
      paths.count();
    }
  }

  static void find(Path path) throws IOException {
    try (Stream<Path> paths = Files.find(path, 2, (found, attributes) -> true)) {
      paths.count();
    }
  }

  static void walkFileTree(Path path) throws IOException {
    Files.walkFileTree(path, new SimpleFileVisitor<>() {});
  }

  static void newDirectoryStream(Path path) throws IOException {
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(path)) {
      paths.iterator().hasNext();
    }
  }

  static void toRealPath(Path path) throws IOException {
    path.toRealPath();
  }
}
