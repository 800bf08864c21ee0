// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.orders;

import com.acme.common.SlowPartner;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The service as it should not be: every route holds the event loop that serves it. Two do so in
 * {@link OrderRepo}, one in {@link Licence}, two in {@link PlantedWork}.
 */
final class PlantedOrders {
  private final OrderRepo repo;
  private final PlantedWork work = new PlantedWork();

  PlantedOrders(OrderRepo repo) {
    this.repo = repo;
  }

  void addTo(Router router) {
    router.get("/open").handler(request -> answer(request, repo::findOpen));
    router.get("/close/:id").handler(request -> answer(request, () -> close(request)));
    router.get("/retry").handler(request -> answer(request, PlantedOrders::pauseBeforeRetry));
    router.get("/price").handler(request -> answer(request, PlantedOrders::awaitPrice));
    router.get("/stock").handler(request -> answer(request, PlantedOrders::takeFromStock));
    router.get("/terms").handler(request -> answer(request, PlantedOrders::readTerms));
    router.get("/licence").handler(request -> answer(request, Licence::text));
    router.get("/import").handler(request -> answer(request, work::importCatalogue));
    router.get("/pack").handler(work::packAll);
  }

  private static void answer(RoutingContext request, Callable<?> body) {
    try {
      request.end(body.call().toString());
    } catch (Exception e) {
      request.fail(e);
    }
  }

  private boolean close(RoutingContext request) throws Exception {
    return repo.close(Integer.parseInt(request.pathParam("id")));
  }

  private static String pauseBeforeRetry() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(20); // stall: BlockingSleep
    return "slept";
  }

  private static String awaitPrice() throws InterruptedException, ExecutionException {
    CompletableFuture<String> price = new CompletableFuture<>();
    SlowPartner.answerOnceWaiting(() -> price.complete("42"));
    return price.get(); // stall: BlockingFuture
  }

  private static String takeFromStock() throws InterruptedException {
    BlockingQueue<String> stock = new LinkedBlockingQueue<>();
    SlowPartner.answerOnceWaiting(() -> stock.add("the last one"));
    return stock.take(); // stall: BlockingWait
  }

  private static String readTerms() throws IOException {
    Path terms = Path.of(System.getProperty("java.home"), "release");
    return Files.readString(terms); // stall: BlockingFile
  }
}
