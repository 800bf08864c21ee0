// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadClientTest {
  private static final Duration SLICE = Duration.ofMillis(20);

  private final AtomicInteger answered = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hello", exchange -> answer(exchange, 200));
    server.createContext("/missing", exchange -> answer(exchange, 404));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void load_untilDeadline_countsEveryAnswer() throws IOException {
    try (Target target = Target.connect(port(), "/hello")) {
      int toLearn = answered.get();
      long counted = target.load(SLICE);
      assertThat(counted).isEqualTo(answered.get() - toLearn).isPositive();
    }
  }

  @Test
  void rates_twoTargets_areGivenForEach() throws IOException {
    try (Target first = Target.connect(port(), "/hello");
        Target second = Target.connect(port(), "/hello")) {
      assertThat(LoadClient.rates(List.of(first, second), SLICE))
          .hasSize(2)
          .allSatisfy(rate -> assertThat(rate).isPositive());
    }
  }

  @Test
  void connect_errorAnswered_isRefused() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Target.connect(port(), "/missing"))
        .withMessage("an answer is no 200");
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      answered.incrementAndGet();
      byte[] body = {'h', 'e', 'l', 'l', 'o'};
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
