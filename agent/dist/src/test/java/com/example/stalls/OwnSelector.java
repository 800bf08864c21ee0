// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.api.Stallgate;
import java.io.IOException;
import java.nio.channels.Selector;

/**
 * A loop of nobody's framework: it waits on a selector of its own, and between two waits runs a
 * callback that waits on another one.
 */
public final class OwnSelector {

  private static final long IDLE_MILLIS = 20;
  private static final int TURNS = 3;

  private OwnSelector() {}

  public static void main(String[] args) throws Exception {
    Thread thread = new Thread(OwnSelector::turns, "homemade-1");
    thread.start();
    thread.join();
    System.exit(0);
  }

  private static void turns() {
    Stallgate.markLoop(Thread.currentThread(), "homemade");
    try (Selector own = Selector.open()) {
      for (int i = 0; i < TURNS; i++) {
        idle(own);
        Callback.run();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void idle(Selector own) throws IOException {
    own.select(IDLE_MILLIS);
  }

  /** What the loop runs in a turn. */
  public static final class Callback {

    private Callback() {}

    static void run() throws IOException {
      try (Selector another = Selector.open()) {
        another.select(IDLE_MILLIS);
      }
    }
  }
}
