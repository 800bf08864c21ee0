// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.common;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Another company's HTTP service, on a loopback port and threads of its own, to be called. */
public final class PartnerServer implements AutoCloseable {
  private static final byte[] QUOTE = "{\"quote\":42}".getBytes(StandardCharsets.UTF_8);

  private static final int NO_BODY = -1;

  private final HttpServer server;

  private PartnerServer(HttpServer server) {
    this.server = server;
  }

  /** Starts a partner on an ephemeral port. */
  public static PartnerServer start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(anyPort, 0);
    server.createContext("/", PartnerServer::answer);
    server.start();
    return new PartnerServer(server);
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(200, NO_BODY);
        return;
      }
      exchange.sendResponseHeaders(200, QUOTE.length);
      exchange.getResponseBody().write(QUOTE);
    }
  }
}
