// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends GET requests to a server on this machine, with at most 64 of them under way at a time. */
public final class Load {
  private static final int CONCURRENCY = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Semaphore slots = new Semaphore(CONCURRENCY);
  private final AtomicInteger failed = new AtomicInteger();

  private Load() {}

  /** How a run went. */
  record Result(int ok, int failed) {}

  /**
   * {@code <port> <requests> <path>...}: spreads the requests evenly over the paths and prints
   * {@code <n> ok, <m> failed}; standard error tells the first failure. Exits with 1 if any failed,
   * with 2 on arguments it can't read.
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length < 3 || !isNumber(arguments[0]) || !isNumber(arguments[1])) {
      System.err.println("arguments: write <port> <requests> <path>..., for example 8080 20000 /");
      System.exit(2);
    }
    Result result =
        send(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            List.of(arguments).subList(2, arguments.length));
    System.out.println(result.ok() + " ok, " + result.failed() + " failed");
    System.exit(result.failed() == 0 ? 0 : 1);
  }

  /** Sends that many requests and waits for all answers; anything but a 2xx in 30 s has failed. */
  static Result send(int port, int requests, List<String> paths) throws InterruptedException {
    Load load = new Load();
    for (int i = 0; i < requests; i++) {
      load.get(URI.create("http://127.0.0.1:" + port + paths.get(i % paths.size())));
    }
    load.slots.acquire(CONCURRENCY);
    int failed = load.failed.get();
    return new Result(requests - failed, failed);
  }

  private void get(URI uri) throws InterruptedException {
    slots.acquire();
    client
        .sendAsync(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.discarding())
        .whenComplete((response, failure) -> count(uri, response, failure));
  }

  private void count(URI uri, HttpResponse<Void> response, Throwable failure) {
    boolean good = failure == null && response.statusCode() / 100 == 2;
    if (!good && failed.getAndIncrement() == 0) {
      System.err.println(
          "first failure: " + uri + ": " + (failure == null ? response.statusCode() : failure));
    }
    slots.release();
  }

  private static boolean isNumber(String argument) {
    return argument.matches("[0-9]{1,9}");
  }
}
