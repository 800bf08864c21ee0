// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.shaded.io.github.stallgate.runtime;

/** The method that the agent knows the runtime's loops by. */
final class LoopRunner {
  private LoopRunner() {}

  static void runHere(EventLoop loop, Runnable body) {
    body.run();
  }
}
