// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file as a whole, so that a reader or a crash never meets half of it. Stateless; any
 * thread.
 */
public final class WholeFile {
  /** Something to write that need not fit in the memory. */
  @FunctionalInterface
  public interface Content {
    void to(Writer writer) throws IOException;
  }

  private WholeFile() {}

  /** As {@link #write(Path, byte[])}, in UTF-8. */
  public static void write(Path path, Content content) throws IOException {
    replace(
        path,
        temporary -> {
          OutputStream out =
              Files.newOutputStream(
                  temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          // Not Files.newBufferedWriter: that refuses what is no Unicode, and would lose the file.
          try (Writer writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            content.to(writer);
          }
        });
  }

  /**
   * Writes the content to a file beside the target, then moves it there; a link's target is
   * replaced, not the link.
   */
  public static void write(Path path, byte[] content) throws IOException {
    replace(
        path,
        temporary ->
            Files.write(
                temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  private interface Filling {
    void of(Path temporary) throws IOException;
  }

  private static void replace(Path path, Filling filling) throws IOException {
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    String name = target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    Path temporary = target.resolveSibling(name);
    try {
      filling.of(temporary);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
