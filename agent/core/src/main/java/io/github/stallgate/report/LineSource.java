// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The lines of a file as bytes, with the one thing a reader class would hide: whether the last line
 * was finished.
 */
final class LineSource implements Closeable {
  /** No line of a report comes near; a binary file without newlines would fill the memory. */
  private static final int LONGEST_LINE = 4 << 20;

  private final InputStream in;
  private int number;
  private boolean finished;

  LineSource(Path path) throws IOException {
    in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
  }

  /** The next line without its end, or null after the last one. */
  byte[] next() throws IOException, BadLine {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    number++;
    while (b >= 0 && b != '\n') {
      if (line.size() == LONGEST_LINE) {
        throw new BadLine("longer than any line of a report");
      }
      line.write(b);
      b = in.read();
    }
    finished = b == '\n';
    return line.toByteArray();
  }

  /** The number of the line last read, from 1. */
  int number() {
    return number;
  }

  /** Whether the line last read ended in a newline. */
  boolean finished() {
    return finished;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
