// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.awt.EventQueue;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executor;

/**
 * Sleeps on a loop of a framework that is known by name only, so that one class serves versions
 * that can't share a class path: {@code AnyLoop awt|httpclient|vertx|CLASS}, where CLASS is an
 * Executor with a constructor without parameters.
 */
public final class AnyLoop {

  private AnyLoop() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("httpclient")) {
      askNobody();
    } else {
      OnLoop.call(loop(args[0]), AnyLoop::nap);
    }
    System.out.println("done");
    System.exit(0);
  }

  static Boolean nap() throws InterruptedException {
    Thread.sleep(5);
    return true;
  }

  static Executor loop(String name) throws ReflectiveOperationException {
    return switch (name) {
      case "awt" -> EventQueue::invokeLater;
      case "vertx" -> vertx();
      default -> (Executor) Class.forName(name).getConstructor().newInstance();
    };
  }

  private static Executor vertx() throws ReflectiveOperationException {
    Class<?> handlers = Class.forName("io.vertx.core.Handler");
    Object vertx = Class.forName("io.vertx.core.Vertx").getMethod("vertx").invoke(null);
    Method run = Class.forName("io.vertx.core.Vertx").getMethod("runOnContext", handlers);
    return task -> {
      Class<?>[] types = {handlers};
      Object handler =
          Proxy.newProxyInstance(
              handlers.getClassLoader(),
              types,
              (proxy, method, arguments) -> {
                task.run();
                return null;
              });
      try {
        run.invoke(vertx, handler);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  /** The client's selector thread lives as soon as there is a client. */
  private static void askNobody() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/")).build();
    HttpClient.newHttpClient()
        .sendAsync(request, BodyHandlers.discarding())
        .handle((response, refused) -> true)
        .get();
  }
}
