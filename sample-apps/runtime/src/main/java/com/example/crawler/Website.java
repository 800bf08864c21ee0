// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.crawler;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.TcpServer;
import io.github.stallgate.runtime.TcpStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * So many pages, each with a title and links to others, from all of which one comes to each. It has
 * a loop of its own on a thread of its own, as if it were another machine.
 */
final class Website implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofMillis(5);

  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final int pages;
  private volatile int mostAtOnce;
  private int now;

  Website(int pages) {
    this.pages = pages;
    Thread thread = new Thread(this::run, "website");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return port.join();
  }

  /** So many requests at most were open at the same time. */
  int mostAtOnce() {
    return mostAtOnce;
  }

  @Override
  public void close() {
    closed.complete(null);
  }

  private void run() {
    try {
      EventLoop.builder().name("website").run(Coroutine.action(this::serve));
    } catch (Throwable failure) {
      port.completeExceptionally(failure);
    }
  }

  private void serve() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (TcpServer server = TcpServer.listen(any, this::handle)) {
      port.complete(server.address().getPort());
      Async.await(closed);
    }
  }

  private void handle(TcpStream stream) throws IOException {
    now++;
    mostAtOnce = Math.max(mostAtOnce, now);
    try {
      String path = stream.readLine().split(" ")[1];
      while (!stream.readLine().isEmpty()) {
        // Nobody's headers matter here.
      }
      Async.sleep(MOMENT);
      String page = "HTTP/1.0 200 OK\r\n\r\n" + page(Integer.parseInt(path.substring(1)));
      stream.write(ByteBuffer.wrap(page.getBytes(StandardCharsets.US_ASCII)));
    } finally {
      now--;
    }
  }

  /** Links up, and twice down, where there is something. */
  private String page(int number) {
    StringBuilder page = new StringBuilder("this is page " + number + "\n");
    for (int link : new int[] {(number - 1) / 2, 2 * number + 1, 2 * number + 2}) {
      page.append(link < pages ? "/" + link + "\n" : "");
    }
    return page.toString();
  }
}
