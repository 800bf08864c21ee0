// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.pages;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A heading's names and imports: what surrounds the examples below it. */
enum Surroundings {
  NETTY(
      "### Netty",
      NettyNames.class,
      "io.netty.bootstrap.*",
      "io.netty.channel.*",
      "io.netty.channel.socket.nio.*",
      "io.netty.resolver.dns.*",
      "io.netty.util.concurrent.Promise"),
  VERTX(
      "### Vert.x",
      VertxNames.class,
      "io.vertx.core.*",
      "io.vertx.core.Future",
      "io.vertx.core.Promise",
      "io.vertx.ext.web.client.WebClient",
      "io.vertx.sqlclient.Tuple"),
  REACTOR(
      "### Reactor",
      ReactorNames.class,
      "org.springframework.context.annotation.Bean",
      "reactor.core.publisher.*",
      "reactor.core.scheduler.*",
      "reactor.netty.http.client.HttpClient",
      "reactor.util.retry.Retry"),
  PLAIN_JAVA("### Plain Java", PlainNames.class),
  ALLOWANCE("## How to allow it", Names.class);

  private static final List<String> EVERYWHERE =
      List.of(
          "io.github.stallgate.api.*",
          "java.net.*",
          "java.net.http.HttpResponse.BodyHandlers",
          "java.nio.channels.SelectionKey",
          "java.nio.file.*",
          "java.time.Duration",
          "java.util.*",
          "java.util.concurrent.*");

  private final String heading;
  private final Class<? extends Names> names;
  private final List<String> imports;

  Surroundings(String heading, Class<? extends Names> names, String... imports) {
    this.heading = heading;
    this.names = names;
    this.imports = List.of(imports);
  }

  /** Those of that heading, or null. */
  static Surroundings of(String heading) {
    return Arrays.stream(values())
        .filter(each -> each.heading.equals(heading))
        .findFirst()
        .orElse(null);
  }

  String imports() {
    return Stream.concat(EVERYWHERE.stream(), imports.stream())
        .map(name -> "import " + name + ";\n")
        .collect(Collectors.joining());
  }

  String names() {
    return names.getCanonicalName();
  }
}
