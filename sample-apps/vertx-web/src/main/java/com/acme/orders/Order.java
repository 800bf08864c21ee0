// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.orders;

import io.vertx.core.json.JsonObject;

/** One customer's order. */
record Order(int id, String item) {
  JsonObject toJson() {
    return new JsonObject().put("id", id).put("item", item);
  }
}
