// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.fanout;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.CapacityLimiter;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.Permit;
import io.github.stallgate.runtime.TcpServer;
import io.github.stallgate.runtime.TcpStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Fetches 10 000 pages of a local server, at most 50 at once. Ten thousand coroutines are cheap;
 * ten thousand open connections are not, for neither side. So each coroutine borrows a permit for
 * the time of its connection.
 */
public final class FanOut {
  static final int AT_ONCE = 50;
  private static final int PAGES = 10_000;

  private FanOut() {}

  public static void main(String[] arguments) {
    EventLoop.run(
        Coroutine.action(
            () -> {
              PageServer pages = new PageServer();
              try (TcpServer server = pages.listen()) {
                List<String> titles = fetchAll(server.address(), PAGES);
                System.out.printf(
                    "%d pages, the last is '%s', at most %d at once%n",
                    titles.size(), titles.get(PAGES - 1), pages.mostAtOnce());
              }
            }));
  }

  /** The first lines of the pages 0, 1, ... in this order. */
  static List<String> fetchAll(InetSocketAddress server, int pages) {
    CapacityLimiter connections = new CapacityLimiter(AT_ONCE);
    List<Coroutine<String>> fetches = new ArrayList<>();
    for (int i = 0; i < pages; i++) {
      String path = "/page/" + i;
      fetches.add(Coroutine.of(() -> fetch(server, path, connections)));
    }
    return Async.gather(fetches);
  }

  private static String fetch(InetSocketAddress server, String path, CapacityLimiter connections)
      throws IOException {
    try (Permit permit = connections.acquire();
        TcpStream stream = TcpStream.connect(server)) {
      String request = "GET " + path + " HTTP/1.0\r\n\r\n";
      stream.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      for (String header = stream.readLine(); !header.isEmpty(); header = stream.readLine()) {
        // A page's headers are of no interest here.
      }
      return stream.readLine();
    }
  }
}
