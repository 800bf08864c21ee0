// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
  private final AtomicInteger served = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private HttpServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    answer("/good", 204);
    answer("/bad", 503);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
    threads.shutdown();
  }

  @Test
  void send_everyAnswerIsGood_countsAllAsOk() throws Exception {
    assertThat(Load.send(port(), 500, List.of("/good"))).isEqualTo(new Load.Result(500, 0));
    assertThat(served).hasValue(500);
  }

  @Test
  void send_onePathOfTwoFails_countsHalfAsFailed() throws Exception {
    assertThat(Load.send(port(), 100, List.of("/good", "/bad"))).isEqualTo(new Load.Result(50, 50));
  }

  @Test
  void send_nobodyListens_countsAllAsFailed() throws Exception {
    server.stop(0);

    assertThat(Load.send(port(), 3, List.of("/good"))).isEqualTo(new Load.Result(0, 3));
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void answer(String path, int status) {
    server.createContext(
        path,
        exchange -> {
          served.incrementAndGet();
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }
}
