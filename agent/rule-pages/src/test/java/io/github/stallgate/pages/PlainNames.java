// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.pages;

import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;

/** What the examples in plain Java may name. */
public abstract class PlainNames extends Names {
  protected interface Connection {
    void send(HttpRequest request);
  }

  protected HttpRequest request;
  protected SocketChannel channel;
  protected Selector selector;
  protected Connection connection;

  protected void next() {}

  protected void next(Object value) {}

  protected void reply(Object value) {}

  protected void connect(InetSocketAddress address) {}

  protected void refresh() {}

  protected void retry() {}

  protected void serve(Prices prices) {}

  protected void handle(Item item) {}

  protected CompletableFuture<Price> price() {
    throw notRun();
  }

  protected CompletableFuture<Stock> stock() {
    throw notRun();
  }

  protected Order combine(Price price, Stock stock) {
    throw notRun();
  }
}
