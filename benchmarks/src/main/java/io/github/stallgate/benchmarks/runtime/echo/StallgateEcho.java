// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import io.github.stallgate.benchmarks.runtime.OurLoop;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.LoopFuture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/** A loop of ours, on a thread of its own, that serves until the JVM ends. */
final class StallgateEcho {
  private StallgateEcho() {}

  /** Begins to serve, and tells the port. */
  interface Listening {
    int listen(InetSocketAddress address) throws IOException;
  }

  /** The port. */
  static int start(Listening listening) {
    CompletableFuture<Integer> port = new CompletableFuture<>();
    Thread thread = new Thread(() -> serve(listening, port), "echo");
    thread.setDaemon(true);
    thread.start();
    return port.join();
  }

  private static void serve(Listening listening, CompletableFuture<Integer> port) {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      OurLoop.builder()
          .run(
              Coroutine.action(
                  () -> {
                    port.complete(listening.listen(any));
                    LoopFuture.create().await(); // for ever
                  }));
    } catch (Throwable failure) {
      port.completeExceptionally(failure);
      throw failure;
    }
  }
}
