// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/** Archives: a jar opened on a loop reads its whole table of contents. */
final class ArchiveOperations {

  private ArchiveOperations() {}

  static List<Operation> all(Scratch scratch) {
    return OperationList.reportedAs("BlockingFile")
        .add("new ZipFile", scratch::archive, ArchiveOperations::openZip)
        .add("new JarFile", scratch::archive, ArchiveOperations::openJar)
        .add(
            "ZipFile.getInputStream().readAllBytes",
            () -> new ZipFile(scratch.archive()),
            ArchiveOperations::readZip)
        .toList();
  }

  static void openZip(File archive) throws IOException {
    new ZipFile(archive).close();
  }

  static void openJar(File archive) throws IOException {
    new JarFile(archive).close();
  }

  static void readZip(ZipFile archive) throws IOException {
    archive.getInputStream(archive.getEntry("entry")).readAllBytes();
  }
}
