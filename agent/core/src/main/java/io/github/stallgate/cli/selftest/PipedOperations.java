// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.util.List;

/** Pipes between threads of {@code java.io}. */
final class PipedOperations {

  private static final int PIPE_BYTES = 16;

  private record Bytes(PipedInputStream in, PipedOutputStream out) {
    static Bytes connected() throws IOException {
      PipedInputStream in = new PipedInputStream(PIPE_BYTES);
      return new Bytes(in, new PipedOutputStream(in));
    }

    void send() throws IOException {
      out.write(1);
      out.flush();
    }
  }

  private record Chars(PipedReader in, PipedWriter out) {
    static Chars connected() throws IOException {
      PipedReader in = new PipedReader(PIPE_BYTES);
      return new Chars(in, new PipedWriter(in));
    }

    void send() throws IOException {
      out.write('x');
      out.flush();
    }
  }

  private PipedOperations() {}

  static List<Operation> all() {
    return OperationList.reportedAs("BlockingWait")
        .on("java.io.PipedInputStream")
        .call("read", PipedOperations::byteSender, PipedOperations::read)
        .on("java.io.PipedReader")
        .call("read", PipedOperations::charSender, PipedOperations::readChar)
        .on("java.io.PipedOutputStream")
        .call("write", PipedOperations::drain, PipedOperations::write)
        .toList();
  }

  private static Partner<Bytes> byteSender() throws Exception {
    return Partner.of(Bytes.connected(), Bytes::send);
  }

  private static Partner<Chars> charSender() throws Exception {
    return Partner.of(Chars.connected(), Chars::send);
  }

  private static Partner<Bytes> drain() throws Exception {
    return Partner.of(Bytes.connected(), bytes -> bytes.in().readNBytes(2 * PIPE_BYTES));
  }

  static void read(Partner<Bytes> partner) throws IOException {
    partner.meet().in().read();
  }

  static void readChar(Partner<Chars> partner) throws IOException {
    partner.meet().in().read();
  }

  static void write(Partner<Bytes> partner) throws IOException {
    partner.meet().out().write(new byte[2 * PIPE_BYTES]);
  }
}
