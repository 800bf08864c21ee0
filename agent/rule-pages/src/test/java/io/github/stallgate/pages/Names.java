// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.pages;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;

/** What the examples of every framework may name; an example is a subclass's method. */
public abstract class Names {
  protected static final class Item {}

  protected static final class Order {}

  protected static final class Price {}

  protected static final class Stock {}

  protected static final class Config {}

  protected static final class Entry {}

  protected static final class Result {}

  protected static final class Prices {
    public static Prices load(Path path) {
      throw notRun();
    }
  }

  protected interface Repository {
    Order find(String id);
  }

  protected interface Ledger {
    Entry append(Entry entry);
  }

  protected interface Library {
    Result call(Object request);
  }

  protected ExecutorService loop;
  protected ExecutorService workers;
  protected ExecutorService databaseWorkers;
  protected ExecutorService logWorker;
  protected Repository repository;
  protected Ledger ledger;
  protected Library library;
  protected HttpClient http;
  protected ReentrantLock lock;
  protected Map<String, Object> sessions;
  protected Object session;
  protected Entry entry;
  protected Order order;
  protected Path path;
  protected String id;
  protected String key;
  protected String host;
  protected String line;
  protected int port;
  protected List<String> command;
  protected List<Item> items;
  protected Iterator<List<Item>> parts;
  protected Queue<Item> work;

  protected List<Item> rank(List<Item> all) {
    throw notRun();
  }

  protected void score(Item item) {}

  protected String load(Path from) {
    throw notRun();
  }

  protected Process start(List<String> arguments) {
    throw notRun();
  }

  protected CompletableFuture<String> lookup(String of) {
    throw notRun();
  }

  protected static IllegalStateException notRun() {
    return new IllegalStateException("examples are compiled, and not run");
  }
}
