// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.List;

/**
 * What is said of a loop whose thread waits, while coroutines wait for the loop: most likely one of
 * them holds what the thread waits for, and then that ends never.
 */
final class StuckLoop {
  private static final int MOST_THREADS = 5;

  private StuckLoop() {}

  static String text(Thread runs, long nanos, List<Thread> waiting) {
    StringBuilder text = new StringBuilder("the loop has stood still for ");
    text.append(nanos / 1_000_000).append(" ms: what runs on it waits, while ");
    text.append(waiting.size()).append(" coroutine(s) that were in a blocking call want to go on.");
    text.append(" If one of them holds the lock that is waited for, that ends never: let go of it");
    text.append(" before the call that blocks, or take an AsyncLock. On the loop is");
    stack(text, runs);
    for (int i = 0; i < waiting.size() && i < MOST_THREADS; i++) {
      text.append("\n  Wants to go on:");
      stack(text, waiting.get(i));
    }
    return text.toString();
  }

  private static void stack(StringBuilder text, Thread thread) {
    text.append(" '").append(thread.getName()).append("', ").append(thread.getState());
    for (StackTraceElement frame : Stacks.ofUser(thread.getStackTrace())) {
      text.append("\n    at ").append(frame);
    }
  }
}
