// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the JDK's classes are hooked. They are hooked beside the starting application, so that
 * its start does not wait for it; a loop's first task does.
 *
 * <p>Nobody waits longer than ten seconds: a loop that begins while its thread holds something the
 * hooking needs must not hang the application. Its first calls are then missed.
 */
public final class Readiness {
  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch hooked = new CountDownLatch(1);
  private volatile Thread hooking;

  /** The current thread hooks, and is never to wait for itself. */
  void begin() {
    hooking = Thread.currentThread();
  }

  void end() {
    hooked.countDown();
  }

  public boolean isReached() {
    return hooked.getCount() == 0;
  }

  /** Returns once the classes are hooked. Any thread, before it runs or makes a loop. */
  public void await() {
    if (isReached() || Thread.currentThread() == hooking) {
      return;
    }
    try {
      hooked.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
