// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The lines of a file as bytes, with the one thing a reader class would hide: whether the last line
 * was finished.
 */
final class LineSource implements Closeable {
  /** No line of a report comes near; a binary file without newlines would fill the memory. */
  private static final int LONGEST_LINE = 4 << 20;

  private final InputStream in;

  /** What was read and not yet given out: {@code buffer[start, end)}. */
  private byte[] buffer = new byte[1 << 16];

  private int start;
  private int end;
  private int number;
  private boolean finished;

  LineSource(Path path) throws IOException {
    in = Files.newInputStream(path);
  }

  /** The next line without its end, or null after the last one. */
  byte[] next() throws IOException, BadLine {
    int length = 0;
    boolean more = true;
    while (more && !endsAt(length)) {
      if (start + length == end) {
        more = fill();
      } else {
        length++;
      }
    }
    if (length == 0 && !more) {
      return null;
    }
    number++;
    if (length > LONGEST_LINE) {
      throw new BadLine("longer than any line of a report");
    }
    finished = more;
    byte[] line = Arrays.copyOfRange(buffer, start, start + length);
    start += more ? length + 1 : length;
    return line;
  }

  /** Whether the line is as long, or longer than allowed. */
  private boolean endsAt(int length) {
    return length > LONGEST_LINE || start + length < end && buffer[start + length] == '\n';
  }

  /** Reads more behind what there is; false at the end of the file. */
  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, end, buffer.length - end);
    end += Math.max(0, read);
    return read >= 0;
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
