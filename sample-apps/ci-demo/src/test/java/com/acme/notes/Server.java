// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.web.reactive.context.ReactiveWebServerApplicationContext;

/** The server under test, and a client that asks it. */
final class Server implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ReactiveWebServerApplicationContext context = NotesServer.start();

  void answers(String path, String expected) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + context.getWebServer().getPort() + path);
    HttpResponse<String> response =
        client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode());
    assertEquals(expected, response.body());
  }

  @Override
  public void close() {
    context.close();
  }
}
