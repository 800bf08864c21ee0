// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.crawler;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.AsyncQueue;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.TaskGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Follows the links of a website and keeps what it finds, 200 pages at a time on one loop. It is
 * written as for a single thread: names, sockets and the database are those of the JDK and of H2,
 * which know nothing of loops and block.
 *
 * <p>Under the agent with {@code reroute=true} the loop goes on while they do. Without it a call
 * that the JDK can't leave its thread in holds the loop: on JDK 17 all do, so that one page follows
 * the other; on later ones what the database does with its file.
 */
public final class Crawler {
  static final int AT_ONCE = 200;
  private static final int PAGES = 2_000;
  private static final Duration BEAT = Duration.ofMillis(2);

  private final String host;
  private final int port;
  private final Archive archive;
  private final Set<String> seen = new HashSet<>();
  private final AsyncQueue<String> todo = AsyncQueue.unbounded();
  private long longestGap;

  Crawler(String host, int port, Archive archive) {
    this.host = host;
    this.port = port;
    this.archive = archive;
  }

  /** The number of pages that the website has; some thousands by default. */
  public static void main(String[] arguments) throws Exception {
    int pages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PAGES;
    Path file = Files.createTempDirectory("crawler").resolve("pages");
    try (Website site = new Website(pages);
        Archive archive = new Archive(file)) {
      Crawler crawler = new Crawler("localhost", site.port(), archive);
      long start = System.nanoTime();
      long handOvers =
          EventLoop.builder()
              .name("crawler")
              .run(
                  Coroutine.of(
                      () -> {
                        crawler.crawl("/0", AT_ONCE);
                        return EventLoop.current().metrics().handOvers();
                      }));
      System.out.printf(
          "%d pages in %d ms, at most %d at once; the loop stood still for %d ms at the most,"
              + " and was handed on %d times%n",
          archive.size(),
          millis(System.nanoTime() - start),
          site.mostAtOnce(),
          millis(crawler.longestGap),
          handOvers);
    }
    System.out.println("they are in " + file + ".mv.db");
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  /** From that page, whatever can be reached. */
  void crawl(String first, int atOnce) {
    TaskGroup.run(
        workers -> {
          workers.spawn(Coroutine.action(this::beat));
          for (int i = 0; i < atOnce; i++) {
            workers.spawn(Coroutine.action(this::work));
          }
          discover(first);
          todo.join();
          workers.cancel();
          return null;
        });
  }

  /** One coroutine at a time touches what is seen: no lock, since nothing here waits. */
  private void discover(String path) {
    if (seen.add(path)) {
      todo.offer(path);
    }
  }

  private void work() throws Exception {
    try (Connection database = archive.connect();
        PreparedStatement insertion = Archive.insertion(database)) {
      while (true) {
        String path = todo.take();
        try {
          List<String> lines = fetch(path);
          Archive.insert(insertion, path, lines.get(0));
          lines.subList(1, lines.size()).forEach(this::discover);
        } finally {
          todo.taskDone();
        }
      }
    }
  }

  private List<String> fetch(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByName(host), port)) {
      String request = "GET " + path + " HTTP/1.0\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return answer.lines().dropWhile(line -> !line.isEmpty()).skip(1).toList();
    }
  }

  /** What else is on the loop hears of it when it stands still. */
  private void beat() {
    long last = System.nanoTime();
    while (true) {
      Async.sleep(BEAT);
      long now = System.nanoTime();
      longestGap = Math.max(longestGap, now - last);
      last = now;
    }
  }
}
