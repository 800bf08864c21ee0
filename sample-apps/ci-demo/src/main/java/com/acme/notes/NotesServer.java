// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.notes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.reactive.context.ReactiveWebServerApplicationContext;

/** Serves notes on Spring WebFlux, on a free port of the loopback interface. */
@SpringBootApplication
public class NotesServer {
  public static void main(String[] arguments) {
    start();
  }

  static ReactiveWebServerApplicationContext start() {
    return (ReactiveWebServerApplicationContext) SpringApplication.run(NotesServer.class);
  }
}
