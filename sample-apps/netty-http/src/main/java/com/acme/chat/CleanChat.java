// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.chat;

import com.acme.common.PartnerServer;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The chat as it should be: whatever takes time is a timer, an event, or another thread's work. */
final class CleanChat implements Chat {
  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final PartnerServer partner = PartnerServer.start();
  private final QuoteClient quotes = new QuoteClient(partner.address());

  CleanChat() throws IOException {}

  @Override
  public Map<String, Route> routes() {
    return new TreeMap<>(
        Map.of(
            "/hello", (none, reply) -> reply.text("hello"),
            "/rooms/", (id, reply) -> reply.json(room(Integer.parseInt(id))),
            "/throttle", this::throttle,
            "/history", this::history,
            "/quote", (none, reply) -> quotes.fetch(reply)));
  }

  @Override
  public void close() {
    workers.shutdown();
    partner.close();
  }

  private static String room(int id) {
    return "{\"room\":" + id + ",\"members\":[\"ada\",\"grace\"]}";
  }

  private void throttle(String none, Reply reply) {
    reply.loop().schedule(() -> reply.text("after 5 ms"), 5, TimeUnit.MILLISECONDS);
  }

  private void history(String none, Reply reply) {
    workers.execute(() -> readHistory(reply));
  }

  /** Reads a file, on a worker thread. */
  private static void readHistory(Reply reply) {
    try {
      reply.text(Files.readString(Path.of(System.getProperty("java.home"), "release")));
    } catch (IOException e) {
      reply.status(HttpResponseStatus.INTERNAL_SERVER_ERROR);
    }
  }
}
