// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.noise;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.golden.Sample;

/** The sample applications whose clean variant never holds a loop. */
enum CleanSample {
  NETTY("Netty", "netty-http", "com.acme.chat.ChatServer"),
  VERTX("Vert.x", "vertx-web", "com.acme.orders.OrderServer"),
  WEBFLUX("WebFlux", "webflux", "com.acme.feed.FeedServer");

  private final String label;
  private final String module;
  private final String mainClass;

  CleanSample(String label, String module, String mainClass) {
    this.label = label;
    this.module = module;
    this.mainClass = mainClass;
  }

  String label() {
    return label;
  }

  Sample packaged(Build build) {
    return new Sample(build.sample(module), mainClass, "");
  }
}
