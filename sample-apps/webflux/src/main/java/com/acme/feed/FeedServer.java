// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.feed;

import com.acme.common.Launcher;
import com.acme.common.Variant;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.reactive.context.ReactiveWebServerApplicationContext;

/** A news feed on Spring WebFlux; the variant is a profile, which selects the controller. */
@SpringBootApplication
public class FeedServer {
  /** {@code clean} or {@code planted}; see {@link Launcher#run}. */
  public static void main(String[] arguments) throws Exception {
    Launcher.run(arguments, FeedServer::start);
  }

  private static Launcher.Server start(Variant variant) {
    SpringApplication application = new SpringApplication(FeedServer.class);
    application.setAdditionalProfiles(variant.argument());
    return new Running((ReactiveWebServerApplicationContext) application.run());
  }

  private record Running(ReactiveWebServerApplicationContext context) implements Launcher.Server {
    @Override
    public int port() {
      return context.getWebServer().getPort();
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
