// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.orders;

import com.acme.common.Launcher;
import com.acme.common.Variant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.stream.Collectors;

/** An order service on Vert.x, with its orders in a relational database behind JDBC. */
public final class OrderServer implements Launcher.Server {
  private final Vertx vertx;
  private final Connection database;
  private final HttpServer server;

  private OrderServer(Vertx vertx, Connection database, HttpServer server) {
    this.vertx = vertx;
    this.database = database;
    this.server = server;
  }

  /** {@code clean} or {@code planted}; see {@link Launcher#run}. */
  public static void main(String[] arguments) throws Exception {
    Launcher.run(arguments, OrderServer::start);
  }

  private static OrderServer start(Variant variant) throws Exception {
    Connection database = DriverManager.getConnection("jdbc:h2:mem:orders");
    OrderRepo repo = new OrderRepo(database);
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    if (variant == Variant.CLEAN) {
      new CleanOrders(vertx, repo).addTo(router);
    } else {
      new PlantedOrders(repo).addTo(router);
    }
    addIndex(router);
    HttpServerOptions loopback = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
    return new OrderServer(
        vertx, database, await(vertx.createHttpServer(loopback).requestHandler(router).listen()));
  }

  private static void addIndex(Router router) {
    String paths =
        router.getRoutes().stream()
            .map(route -> route.getPath().replace(":id", "7"))
            .collect(Collectors.joining("\n"));
    router.get("/").handler(request -> request.end(paths));
  }

  @Override
  public int port() {
    return server.actualPort();
  }

  @Override
  public void close() throws Exception {
    await(vertx.close());
    database.close();
  }

  /** Waits; only the main thread may. */
  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
