// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

/** Coroutines are virtual threads whose scheduler is the loop. */
final class VirtualBackend implements Backend {
  static {
    // Its first use within a coroutine would make its own threads children of that coroutine.
    try {
      Class.forName("sun.nio.ch.Poller", true, null);
    } catch (ClassNotFoundException | LinkageError otherJdk) {
      // Then there is nothing to be made early.
    }
  }

  @Override
  public String name() {
    return "virtual";
  }

  @Override
  public Fiber create(FiberHost host, String loopName) {
    return new VirtualFiber(host, loopName);
  }
}
