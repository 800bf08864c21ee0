// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.fanout;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.TcpServer;
import io.github.stallgate.runtime.TcpStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Just enough of an HTTP server to be asked: each path is a page that takes a moment. */
final class PageServer {
  private static final Duration MOMENT = Duration.ofMillis(5);

  private int now;
  private int most;

  TcpServer listen() throws IOException {
    return TcpServer.listen(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), this::handle);
  }

  /** So many requests at most were open at the same time. */
  int mostAtOnce() {
    return most;
  }

  private void handle(TcpStream stream) throws IOException {
    most = Math.max(most, ++now);
    try {
      answer(stream);
    } finally {
      now--;
    }
  }

  private void answer(TcpStream stream) throws IOException {
    String[] request = stream.readLine().split(" ");
    for (String header = stream.readLine(); !header.isEmpty(); header = stream.readLine()) {
      // Nobody's headers matter here.
    }
    Async.sleep(MOMENT);
    String page = "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nthis is " + request[1] + "\n";
    stream.write(ByteBuffer.wrap(page.getBytes(StandardCharsets.US_ASCII)));
  }
}
