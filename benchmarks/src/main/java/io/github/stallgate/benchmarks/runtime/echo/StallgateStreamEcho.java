// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import io.github.stallgate.runtime.TcpServer;
import io.github.stallgate.runtime.TcpStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** An echo server with a coroutine for each connection, on one loop of ours. */
public final class StallgateStreamEcho {
  private StallgateStreamEcho() {}

  /** Serves until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    Serving.untilInputEnds(StallgateEcho.start(StallgateStreamEcho::listen));
  }

  private static int listen(InetSocketAddress address) throws IOException {
    return TcpServer.listen(address, StallgateStreamEcho::echo).address().getPort();
  }

  private static void echo(TcpStream stream) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(Tape.CHUNK);
    while (stream.read(buffer.clear()) >= 0) {
      stream.write(buffer.flip());
    }
  }
}
