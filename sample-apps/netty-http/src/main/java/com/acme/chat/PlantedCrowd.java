// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.chat;

import com.acme.chat.Chat.Route;
import com.acme.common.GarbageStorm;
import com.acme.common.SlowPartner;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Routes whose event loop is held by what others do: another thread that has the monitor, many
 * tasks that come at once, and the garbage collector. The last one is nobody's fault, so nothing
 * must be found.
 */
final class PlantedCrowd {
  private static final int MESSAGES = 300;

  /** So many that to read them takes about a millisecond. */
  private static final int MENTIONS = 100_000;

  private final List<String> roster = new ArrayList<>(List.of("ada", "grace"));
  private final AtomicLong beats = new AtomicLong();
  private final JsonFactory json = new JsonFactory();
  private final byte[] message =
      ("[" + "\"ada\",".repeat(MENTIONS) + "null]").getBytes(StandardCharsets.UTF_8);

  /** Delivers the messages once, on the main thread: that loads the classes and warms them up. */
  PlantedCrowd() {
    for (int i = 0; i < MESSAGES; i++) {
      deliver();
    }
  }

  Map<String, Route> routes() {
    return Map.of(
        "/roster", (none, reply) -> contendForRoster(reply),
        "/broadcast", (none, reply) -> broadcast(reply),
        "/compact", (none, reply) -> compact(reply));
  }

  private void contendForRoster(Reply reply) {
    SlowPartner.holdMonitor(roster, reply.loop(), () -> reply.text(readRoster()));
  }

  private String readRoster() {
    synchronized (roster) {
      // A thread that waits in the interpreter stands at the first line behind the monitor already.
      return roster.toString(); // stall: BlockingLock
    }
  }

  /** No delivery takes long, but the last one waits for all others. */
  private void broadcast(Reply reply) {
    for (int i = 0; i < MESSAGES; i++) {
      reply.loop().execute(this::deliver);
    }
    reply.loop().execute(() -> reply.text("delivered"));
  }

  private void deliver() {
    try {
      JsonParser parser = json.createParser(message);
      parser.nextToken();
      parser.skipChildren(); // stall: LoopLag
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The loop goes on with short tasks, which the collector interrupts. */
  private void compact(Reply reply) {
    Future<?> beat =
        reply.loop().scheduleWithFixedDelay(beats::incrementAndGet, 1, 1, TimeUnit.MILLISECONDS);
    GarbageStorm.rage(
        () -> {
          beat.cancel(false);
          reply.loop().execute(() -> reply.text("compacted"));
        });
  }
}
