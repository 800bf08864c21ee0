// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SIGINT for a loop that was asked to take it: the first cancels the main coroutine, so that it can
 * tidy up; the second ends the process as it would have without a loop.
 */
final class MainSignal {
  private static final String NAME = "INT";
  private static final int EXIT_VALUE = 130;

  private final EventLoop loop;
  private final AtomicBoolean wasSeen = new AtomicBoolean();
  private Runnable leaver;

  MainSignal(EventLoop loop) {
    this.loop = loop;
  }

  /** The loop begins to run. */
  void begin() {
    leaver = SignalRelay.listen(NAME, this::arrived);
  }

  /** The loop ends its run. */
  void end() {
    if (leaver != null) {
      leaver.run();
      leaver = null;
    }
  }

  /** On a thread of the JVM. */
  private void arrived() {
    if (wasSeen.getAndSet(true)) {
      Runtime.getRuntime().exit(EXIT_VALUE);
    }
    loop.executeQuietly(() -> loop.runner().cancelMain("SIGINT"));
  }
}
