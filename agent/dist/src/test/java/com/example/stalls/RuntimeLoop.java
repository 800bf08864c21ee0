// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A loop of stallgate-runtime, each of whose tasks is a coroutine. */
final class RuntimeLoop {
  static final String PREFIX = "runtime-";

  private RuntimeLoop() {}

  /**
   * Starts one on a thread of its own, which runs until the JVM ends.
   *
   * @param name the prefix and a backend
   */
  static Executor start(String name) {
    CompletableFuture<EventLoop> started = new CompletableFuture<>();
    Thread thread = new Thread(() -> run(name.substring(PREFIX.length()), started), "runner");
    thread.setDaemon(true);
    thread.start();
    EventLoop loop = started.join();
    return task -> loop.submit(Coroutine.action(task::run));
  }

  private static void run(String backend, CompletableFuture<EventLoop> started) {
    EventLoop.builder()
        .name("kitchen")
        .backend(backend)
        .run(
            Coroutine.action(
                () -> {
                  EventLoop loop = EventLoop.current();
                  started.complete(loop);
                  loop.newFuture().await();
                }));
  }
}
