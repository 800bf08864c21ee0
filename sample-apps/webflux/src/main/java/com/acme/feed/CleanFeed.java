// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The feed as it should be: delays are timers, blocking work runs on the bounded elastic pool. */
@RestController
@Profile("clean")
final class CleanFeed {
  private final WebClient client;

  CleanFeed(WebClient.Builder builder) {
    client = builder.build();
  }

  @GetMapping("/hello")
  String hello() {
    return "hello";
  }

  @GetMapping("/topics/{id}")
  Map<String, Object> topic(@PathVariable("id") String id) {
    return Map.of("topic", id, "articles", 3);
  }

  @GetMapping("/throttle")
  Mono<String> throttle() {
    return Mono.delay(Duration.ofMillis(5)).map(tick -> "after 5 ms");
  }

  @GetMapping("/archive")
  Mono<String> archive() {
    return Mono.fromCallable(CleanFeed::readArchive).subscribeOn(Schedulers.boundedElastic());
  }

  /** Asks another service, here this very one, and passes its answer on. */
  @GetMapping("/quote")
  Mono<String> quote(ServerHttpRequest request) {
    int port = request.getLocalAddress().getPort();
    return client
        .get()
        .uri("http://127.0.0.1:{port}/hello", port)
        .retrieve()
        .bodyToMono(String.class);
  }

  private static String readArchive() throws IOException {
    return Files.readString(Path.of(System.getProperty("java.home"), "release"));
  }
}
