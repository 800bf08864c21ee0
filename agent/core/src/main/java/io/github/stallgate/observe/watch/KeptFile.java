// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small file of the system that is read again and again. It is kept open, which makes a read ten
 * times cheaper, as long as not too many are; then it is opened for each read. One thread only.
 */
final class KeptFile implements AutoCloseable {
  private static final int MOST_OPEN = 64;
  private static final int USUAL_BYTES = 512;

  /** So many reads are not tried after one that failed: an exception costs more than a read. */
  private static final int PATIENCE = 200;

  private static final AtomicInteger OPEN = new AtomicInteger();

  private final File file;
  private final byte[] content;
  private RandomAccessFile kept;
  private int length;
  private int patience;

  KeptFile(File file) {
    this(file, USUAL_BYTES);
  }

  /**
   * @param mostBytes of its begin that are read
   */
  KeptFile(File file, int mostBytes) {
    this.file = file;
    this.content = new byte[mostBytes];
  }

  /**
   * Reads the file's first half kilobyte, or what else was asked for; false if it can't be read,
   * now and for a while.
   */
  boolean read() {
    if (patience > 0) {
      patience--;
      return false;
    }
    try {
      if (kept == null) {
        kept = new RandomAccessFile(file, "r");
        OPEN.incrementAndGet();
      } else {
        kept.seek(0);
      }
      length = kept.read(content);
      if (OPEN.get() > MOST_OPEN) {
        close();
      }
      return length > 0;
    } catch (IOException | SecurityException gone) {
      patience = PATIENCE;
      close();
      return false;
    }
  }

  /** The number that begins at or after that index; negative if there is none. */
  long number(int from) {
    int at = from;
    while (at < length && (content[at] < '0' || content[at] > '9')) {
      at++;
    }
    if (at >= length) {
      return -1;
    }
    long number = 0;
    for (; at < length && content[at] >= '0' && content[at] <= '9'; at++) {
      number = number * 10 + content[at] - '0';
    }
    return number;
  }

  /** The index behind that many further blanks; beyond the end if there are fewer. */
  int after(int from, int blanks) {
    int at = from;
    for (int left = blanks; left > 0 && at < length; at++) {
      left -= content[at] == ' ' ? 1 : 0;
    }
    return at;
  }

  /** The index behind the end of that line; beyond the end of all if there is none. */
  int nextLine(int from) {
    int at = from;
    while (at < length && content[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  /** The index behind the last such character; 0 if there is none. */
  int afterLast(char mark) {
    for (int at = length - 1; at >= 0; at--) {
      if (content[at] == mark) {
        return at + 1;
      }
    }
    return 0;
  }

  /** The index behind that word; negative if it is not there. */
  int afterWord(String word) {
    for (int at = 0; at + word.length() <= length; at++) {
      int i = 0;
      while (i < word.length() && content[at + i] == word.charAt(i)) {
        i++;
      }
      if (i == word.length()) {
        return at + i;
      }
    }
    return -1;
  }

  char at(int index) {
    return index < length ? (char) content[index] : ' ';
  }

  @Override
  public void close() {
    if (kept == null) {
      return;
    }
    OPEN.decrementAndGet();
    try {
      kept.close();
    } catch (IOException alreadyGone) {
      // Nothing is lost with a file that was only read.
    }
    kept = null;
  }
}
