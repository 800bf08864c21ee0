// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.File;
import java.io.IOException;
import java.util.List;

/** Every method of {@code java.io.File} that asks the file system. */
final class OldFileOperations {

  private OldFileOperations() {}

  static List<Operation> all(Scratch scratch) {
    return OperationList.reportedAs("BlockingFile")
        .on("java.io.File")
        .call("exists", scratch::oldFile, OldFileOperations::exists)
        .call("isFile", scratch::oldFile, OldFileOperations::isFile)
        .call("isDirectory", scratch::oldFile, OldFileOperations::isDirectory)
        .call("isHidden", scratch::oldFile, OldFileOperations::isHidden)
        .call("length", scratch::oldFile, OldFileOperations::length)
        .call("lastModified", scratch::oldFile, OldFileOperations::lastModified)
        .call("canRead", scratch::oldFile, OldFileOperations::canRead)
        .call("canWrite", scratch::oldFile, OldFileOperations::canWrite)
        .call("canExecute", scratch::oldFile, OldFileOperations::canExecute)
        .call("getFreeSpace", scratch::oldFile, OldFileOperations::getFreeSpace)
        .call("getTotalSpace", scratch::oldFile, OldFileOperations::getTotalSpace)
        .call("getUsableSpace", scratch::oldFile, OldFileOperations::getUsableSpace)
        .call("setReadOnly", scratch::oldFile, OldFileOperations::setReadOnly)
        .call("delete", scratch::oldFile, OldFileOperations::delete)
        .call("getCanonicalPath", scratch::oldFile, OldFileOperations::getCanonicalPath)
        .call("createNewFile", scratch::oldAbsent, OldFileOperations::createNewFile)
        .call("mkdir", scratch::oldAbsent, OldFileOperations::mkdir)
        .call("mkdirs", scratch::oldAbsent, OldFileOperations::mkdirs)
        .call("list", scratch::oldFolder, OldFileOperations::list)
        .call("listFiles", scratch::oldFolder, OldFileOperations::listFiles)
        .call("list(FilenameFilter)", scratch::oldFolder, OldFileOperations::listFiltered)
        .call("renameTo", scratch::oldFile, OldFileOperations::renameTo)
        .call("setLastModified", scratch::oldFile, OldFileOperations::setLastModified)
        .call("setReadable", scratch::oldFile, OldFileOperations::setReadable)
        .call("setReadable(boolean, boolean)", scratch::oldFile, OldFileOperations::readableForAll)
        .call("setWritable", scratch::oldFile, OldFileOperations::setWritable)
        .call(
            "setWritable(boolean, boolean)", scratch::oldFile, OldFileOperations::writableForOwner)
        .call("setExecutable", scratch::oldFile, OldFileOperations::setExecutable)
        .call(
            "setExecutable(boolean, boolean)",
            scratch::oldFile,
            OldFileOperations::executableForOwner)
        .call("createTempFile", scratch::oldFolder, OldFileOperations::createTempFile)
        .toList();
  }

  static void exists(File file) {
    file.exists();
  }

  static void isFile(File file) {
    file.isFile();
  }

  static void isDirectory(File file) {
    file.isDirectory();
  }

  static void isHidden(File file) {
    file.isHidden();
  }

  static void length(File file) {
    file.length();
  }

  static void lastModified(File file) {
    file.lastModified();
  }

  static void canRead(File file) {
    file.canRead();
  }

  static void canWrite(File file) {
    file.canWrite();
  }

  static void canExecute(File file) {
    file.canExecute();
  }

  static void getFreeSpace(File file) {
    file.getFreeSpace();
  }

  static void getTotalSpace(File file) {
    file.getTotalSpace();
  }

  static void getUsableSpace(File file) {
    file.getUsableSpace();
  }

  static void setReadOnly(File file) {
    file.setReadOnly();
  }

  static void delete(File file) {
    file.delete();
  }

  static void getCanonicalPath(File file) throws IOException {
    file.getCanonicalPath();
  }

  static void createNewFile(File file) throws IOException {
    file.createNewFile();
  }

  static void mkdir(File file) {
    file.mkdir();
  }

  static void mkdirs(File file) {
    file.mkdirs();
  }

  static void list(File file) {
    file.list();
  }

  static void listFiles(File file) {
    file.listFiles();
  }

  static void listFiltered(File file) {
    file.list((folder, name) -> true);
  }

  static void renameTo(File file) {
    file.renameTo(new File(file.getPath() + "-renamed"));
  }

  static void setLastModified(File file) {
    file.setLastModified(0);
  }

  static void setReadable(File file) {
    file.setReadable(true);
  }

  static void readableForAll(File file) {
    file.setReadable(true, false);
  }

  static void setWritable(File file) {
    file.setWritable(true);
  }

  static void writableForOwner(File file) {
    file.setWritable(true, true);
  }

  static void setExecutable(File file) {
    file.setExecutable(true);
  }

  static void executableForOwner(File file) {
    file.setExecutable(true, true);
  }

  static void createTempFile(File file) throws IOException {
    File.createTempFile("operation", null, file);
  }
}
