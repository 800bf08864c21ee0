// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.shaded.io.github.stallgate.runtime;

/** Stands in for a loop of stallgate-runtime that was moved into another package. */
public final class EventLoop {
  public String name() {
    return "stand-in";
  }

  /** As the runtime does it. */
  public void run(Runnable body) {
    LoopRunner.runHere(this, body);
  }
}
