// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes fresh files for operations in one directory, which the caller owns and deletes. */
final class Scratch {

  static final int FILE_BYTES = 4096;

  private final Path directory;
  private int count;

  Scratch(Path directory) {
    this.directory = directory;
  }

  /** A file of {@link #FILE_BYTES} bytes. */
  Path file() throws IOException {
    return Files.write(absent(), new byte[FILE_BYTES]);
  }

  File oldFile() throws IOException {
    return file().toFile();
  }

  /** A path at which nothing is. */
  Path absent() throws IOException {
    Files.createDirectories(directory);
    return directory.resolve("operation-" + count++);
  }

  File oldAbsent() throws IOException {
    return absent().toFile();
  }

  /** A directory with one file in it. */
  Path folder() throws IOException {
    Path folder = Files.createDirectory(absent());
    Files.write(folder.resolve("inside"), new byte[FILE_BYTES]);
    return folder;
  }

  File oldFolder() throws IOException {
    return folder().toFile();
  }

  /** A symbolic link to a file. */
  Path link() throws IOException {
    return Files.createSymbolicLink(absent(), file());
  }

  /** A jar file with one entry named {@code entry}. */
  File archive() throws IOException {
    Path archive = absent();
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("entry"));
      zip.write(new byte[FILE_BYTES]);
      zip.closeEntry();
    }
    return archive.toFile();
  }
}
