// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

/** {@code java.nio.file.Files}: tests and attributes. */
final class FileAttributeOperations {

  private record Owned(Path path, UserPrincipal owner) {
    static Owned create(Scratch scratch) throws IOException {
      Path path = scratch.file();
      return new Owned(path, Files.getOwner(path));
    }
  }

  private FileAttributeOperations() {}

  static List<Operation> all(Scratch scratch) {
    return OperationList.reportedAs("BlockingFile")
        .on("java.nio.file.Files")
        .call("exists", scratch::file, FileAttributeOperations::exists)
        .call("notExists", scratch::file, FileAttributeOperations::notExists)
        .call("isDirectory", scratch::file, FileAttributeOperations::isDirectory)
        .call("isRegularFile", scratch::file, FileAttributeOperations::isRegularFile)
        .call("isSymbolicLink", scratch::file, FileAttributeOperations::isSymbolicLink)
        .call("isReadable", scratch::file, FileAttributeOperations::isReadable)
        .call("isWritable", scratch::file, FileAttributeOperations::isWritable)
        .call("isExecutable", scratch::file, FileAttributeOperations::isExecutable)
        .call("getLastModifiedTime", scratch::file, FileAttributeOperations::getLastModifiedTime)
        .call("getOwner", scratch::file, FileAttributeOperations::getOwner)
        .call("getFileStore", scratch::file, FileAttributeOperations::getFileStore)
        .call(
            "getPosixFilePermissions",
            scratch::file,
            FileAttributeOperations::getPosixFilePermissions)
        .call("isSameFile", scratch::link, FileAttributeOperations::isSameFile)
        .call("readAttributes", scratch::file, FileAttributeOperations::readAttributes)
        .call("getAttribute", scratch::file, FileAttributeOperations::getAttribute)
        .call("setAttribute", scratch::file, FileAttributeOperations::setAttribute)
        .call("setLastModifiedTime", scratch::file, FileAttributeOperations::setLastModifiedTime)
        .call("setOwner", () -> Owned.create(scratch), FileAttributeOperations::setOwner)
        .call(
            "setPosixFilePermissions",
            scratch::file,
            FileAttributeOperations::setPosixFilePermissions)
        .add(
            "FileStore.getTotalSpace",
            () -> Files.getFileStore(scratch.file()),
            FileAttributeOperations::storeSpace)
        .toList();
  }

  static void exists(Path path) {
    Files.exists(path);
  }

  static void notExists(Path path) {
    Files.notExists(path);
  }

  static void isDirectory(Path path) {
    Files.isDirectory(path);
  }

  static void isRegularFile(Path path) {
    Files.isRegularFile(path);
  }

  static void isSymbolicLink(Path path) {
    Files.isSymbolicLink(path);
  }

  static void isReadable(Path path) {
    Files.isReadable(path);
  }

  static void isWritable(Path path) {
    Files.isWritable(path);
  }

  static void isExecutable(Path path) {
    Files.isExecutable(path);
  }

  static void getLastModifiedTime(Path path) throws IOException {
    Files.getLastModifiedTime(path);
  }

  static void getOwner(Path path) throws IOException {
    Files.getOwner(path);
  }

  static void getFileStore(Path path) throws IOException {
    Files.getFileStore(path);
  }

  static void getPosixFilePermissions(Path path) throws IOException {
    Files.getPosixFilePermissions(path);
  }

  static void isSameFile(Path path) throws IOException {
    Files.isSameFile(path, Files.readSymbolicLink(path));
  }

  static void readAttributes(Path path) throws IOException {
    Files.readAttributes(path, BasicFileAttributes.class);
  }

  static void getAttribute(Path path) throws IOException {
    Files.getAttribute(path, "lastModifiedTime");
  }

  static void setAttribute(Path path) throws IOException {
    Files.setAttribute(path, "lastModifiedTime", FileTime.fromMillis(0));
  }

  static void setLastModifiedTime(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.fromMillis(0));
  }

  static void setOwner(Owned owned) throws IOException {
    Files.setOwner(owned.path(), owned.owner());
  }

  static void setPosixFilePermissions(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }

  static void storeSpace(FileStore store) throws IOException {
    store.getTotalSpace();
  }
}
