// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import io.github.stallgate.runtime.fiber.CurrentHost;

/**
 * Lets a loop run on the current thread; if that is a virtual one, which can't schedule others, on
 * a platform thread that is made for it.
 */
final class LoopRunner {
  private LoopRunner() {}

  static void run(EventLoop loop, Runnable body) {
    if (CurrentHost.isPlatform()) {
      runHere(loop, body);
      return;
    }
    Thread caller = Thread.currentThread();
    Throwable[] failure = new Throwable[1];
    Thread carrier = new Thread(() -> runHere(loop, body), loop.name());
    carrier.setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
    carrier.start();
    join(carrier);
    loop.scheduler().owner(caller);
    if (failure[0] != null) {
      throw Failures.passed(failure[0]);
    }
  }

  private static void runHere(EventLoop loop, Runnable body) {
    loop.running(true);
    try {
      body.run();
    } finally {
      loop.running(false);
    }
  }

  /** An interrupt is passed on. */
  private static void join(Thread carrier) {
    boolean interrupted = false;
    while (carrier.isAlive()) {
      try {
        carrier.join();
      } catch (InterruptedException e) {
        interrupted = true;
        carrier.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
