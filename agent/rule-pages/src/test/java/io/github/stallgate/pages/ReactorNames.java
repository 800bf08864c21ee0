// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.pages;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/** What the examples for Reactor may name. */
public abstract class ReactorNames extends Names {
  protected WebClient webClient;
  protected DatabaseClient databaseClient;
  protected Flux<Item> flux;
  protected String request;

  protected Mono<String> next(Object value) {
    throw notRun();
  }

  protected Mono<String> reply(Object value) {
    throw notRun();
  }

  protected Mono<String> call() {
    throw notRun();
  }

  protected Mono<Item> handle(Item item) {
    throw notRun();
  }

  protected Mono<Price> price() {
    throw notRun();
  }

  protected Mono<Stock> stock() {
    throw notRun();
  }

  protected Order combine(Tuple2<Price, Stock> both) {
    throw notRun();
  }

  protected Order order(Readable row) {
    throw notRun();
  }
}
