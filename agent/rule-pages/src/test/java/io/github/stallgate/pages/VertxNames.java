// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.pages;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.client.WebClient;
import io.vertx.sqlclient.Pool;

/** What the examples for Vert.x may name. */
public abstract class VertxNames extends Names {
  protected static class Shop extends AbstractVerticle {
    public Shop() {}
  }

  protected static class Catalogue extends AbstractVerticle {
    public Catalogue(Prices prices) {}
  }

  protected Vertx vertx;
  protected Context context;
  protected HttpServerRequest request;
  protected WebClient client;
  protected Pool pool;
  protected ReadStream<Item> stream;
  protected WriteStream<Item> queue;

  protected void next(Object value) {}

  protected void nextPart() {}

  protected void reply(Object value) {}

  protected void fail(Throwable cause) {}

  protected void connect(String address) {}

  protected void talk(Object socket) {}

  protected Future<Order> save(Order what) {
    throw notRun();
  }
}
