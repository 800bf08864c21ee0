// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.context;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * An assistant answers a question. It needs the user's profile, the history of the conversation and
 * documents that fit, each from another service; then the model writes.
 *
 * <p>Fetched one after another, the waits add up: 0.8 + 0.5 + 0.3 + 1.5 = 3.1 s. Fetched at once,
 * only the slowest counts: 0.8 + 1.5 = 2.3 s. No thread was added, and no callback.
 */
public final class ContextAssembly {
  private ContextAssembly() {}

  public static void main(String[] arguments) {
    EventLoop.run(
        Coroutine.action(
            () -> {
              tell("one after another", ContextAssembly::answerStepByStep);
              tell("all at once", ContextAssembly::answer);
            }));
  }

  static String answerStepByStep() {
    String profile = profile();
    String history = history();
    String documents = documents();
    return write(List.of(profile, history, documents));
  }

  static String answer() {
    List<String> context =
        Async.gather(
            List.of(
                Coroutine.of(ContextAssembly::profile),
                Coroutine.of(ContextAssembly::history),
                Coroutine.of(ContextAssembly::documents)));
    return write(context);
  }

  private static String profile() {
    Async.sleep(Duration.ofMillis(800));
    return "profile";
  }

  private static String history() {
    Async.sleep(Duration.ofMillis(500));
    return "history";
  }

  private static String documents() {
    Async.sleep(Duration.ofMillis(300));
    return "documents";
  }

  private static String write(List<String> context) {
    Async.sleep(Duration.ofMillis(1_500));
    return "answer from " + String.join(", ", context);
  }

  private static void tell(String how, Callable<String> way) throws Exception {
    EventLoop loop = EventLoop.current();
    long start = loop.nanoTime();
    String answer = way.call();
    System.out.printf("%-18s %.1f s  %s%n", how, (loop.nanoTime() - start) / 1e9, answer);
  }
}
