// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.orders;

import com.acme.common.CpuBudget;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.RoutingContext;

/** Work that holds the event loop though none of it waits: one long turn, and many short ones. */
final class PlantedWork {
  private static final long IMPORT_MILLIS = 150;
  private static final int ORDERS = 1_000;

  private final String catalogue = json(20_000);

  /** To read it takes about a millisecond. */
  private final String order = json(5_000);

  /** Does everything once, on the main thread: that loads the classes and warms them up. */
  PlantedWork() {
    importCatalogue();
    for (int i = 0; i < ORDERS; i++) {
      pack(null);
    }
  }

  String importCatalogue() {
    for (CpuBudget budget = CpuBudget.ofMillis(IMPORT_MILLIS); budget.isLeft(); ) {
      new JsonArray(catalogue); // stall: CpuHog
    }
    return "imported";
  }

  /** Packs every order in a turn of its own; the answer comes after all of them. */
  void packAll(RoutingContext request) {
    Context loop = Vertx.currentContext();
    for (int i = 0; i < ORDERS; i++) {
      loop.runOnContext(this::pack);
    }
    loop.runOnContext(none -> request.end("packed"));
  }

  private void pack(Void none) {
    new JsonArray(order); // stall: LoopLag
  }

  private static String json(int items) {
    return "[" + "{\"item\":\"item 7\",\"price\":42},".repeat(items) + "null]";
  }
}
