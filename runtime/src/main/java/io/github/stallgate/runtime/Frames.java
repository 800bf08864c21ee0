// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;

/**
 * Messages between two JVMs over the standard streams of one of them. Each begins with a mark that
 * text does not have, so that what native code prints in between is told apart.
 */
final class Frames {
  private static final byte[] MARK = {(byte) 0xFE, 'S', 't', 'a', 'l', 'l', (byte) 0xFF, 0};

  private Frames() {}

  /** Something else wrote into a message. */
  static final class DamagedException extends IOException {
    DamagedException() {
      super(
          "a message between two JVMs was damaged: something else wrote to the standard output of"
              + " the child at the same time; native code and processes started with inheritIO"
              + " must not");
    }
  }

  static void write(OutputStream to, byte[] message) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.write(MARK);
    out.writeInt(message.length);
    out.writeInt(checksum(message));
    out.write(message);
    out.flush();
  }

  /**
   * The next message; null at the end.
   *
   * @param strays gets what is between messages
   */
  static byte[] read(InputStream from, OutputStream strays) throws IOException {
    if (!skipToMark(from, strays)) {
      return null;
    }
    try {
      DataInputStream in = new DataInputStream(from);
      int length = in.readInt();
      int checksum = in.readInt();
      byte[] message = in.readNBytes(length);
      if (message.length < length) {
        return null;
      }
      if (checksum(message) != checksum) {
        throw new DamagedException();
      }
      return message;
    } catch (EOFException cut) {
      return null;
    }
  }

  /** The first byte of the mark is in it once, so a mismatch begins anew at most with that byte. */
  private static boolean skipToMark(InputStream from, OutputStream strays) throws IOException {
    int matched = 0;
    while (matched < MARK.length) {
      int next = from.read();
      if (next < 0) {
        strays.write(MARK, 0, matched);
        return false;
      }
      if ((byte) next == MARK[matched]) {
        matched++;
      } else {
        strays.write(MARK, 0, matched);
        matched = (byte) next == MARK[0] ? 1 : 0;
        if (matched == 0) {
          strays.write(next);
        }
      }
    }
    return true;
  }

  private static int checksum(byte[] message) {
    CRC32 crc = new CRC32();
    crc.update(message);
    return (int) crc.getValue();
  }
}
