// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.orders;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The service as it should be: blocking work goes to a worker, delays to a timer. */
final class CleanOrders {
  private final Vertx vertx;
  private final OrderRepo repo;
  private final HttpClient client;

  CleanOrders(Vertx vertx, OrderRepo repo) {
    this.vertx = vertx;
    this.repo = repo;
    client = vertx.createHttpClient();
  }

  void addTo(Router router) {
    router.get("/hello").handler(request -> request.end("hello"));
    router.get("/customers/:id").handler(CleanOrders::customer);
    router.get("/open").handler(this::listOpen);
    router.get("/close/:id").handler(this::close);
    router.get("/retry").handler(this::retryLater);
    router.get("/quote").handler(this::quote);
  }

  private static void customer(RoutingContext request) {
    request.json(new JsonObject().put("customer", request.pathParam("id")));
  }

  private void listOpen(RoutingContext request) {
    vertx
        .executeBlocking(repo::findOpen)
        .map(orders -> new JsonArray(orders.stream().map(Order::toJson).toList()))
        .onSuccess(request::json)
        .onFailure(request::fail);
  }

  private void close(RoutingContext request) {
    int id = Integer.parseInt(request.pathParam("id"));
    vertx
        .executeBlocking(() -> repo.close(id))
        .onSuccess(closed -> request.json(new JsonObject().put("closed", closed)))
        .onFailure(request::fail);
  }

  private void retryLater(RoutingContext request) {
    vertx.setTimer(5, timer -> request.end("after 5 ms"));
  }

  /** Asks another service, here this very one, and passes its answer on. */
  private void quote(RoutingContext request) {
    int port = request.request().localAddress().port();
    Future<Buffer> answer =
        client
            .request(HttpMethod.GET, port, "127.0.0.1", "/hello")
            .compose(HttpClientRequest::send)
            .compose(HttpClientResponse::body);
    answer.onSuccess(request::end).onFailure(request::fail);
  }
}
