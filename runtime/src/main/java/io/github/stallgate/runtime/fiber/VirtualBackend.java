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

  private SpareCarriers spares;

  @Override
  public void begin(FiberHost host) {
    if (spares == null) {
      spares = new SpareCarriers(host);
    }
  }

  @Override
  public boolean canHandOver() {
    return spares.isAny();
  }

  @Override
  public void handOver(FiberHost host) {
    spares.give();
  }

  @Override
  public void comeHome() {
    spares.comeHome();
  }

  @Override
  public void close() {
    spares.close();
  }

  @Override
  public Fiber create(FiberHost host, String loopName) {
    return new VirtualFiber(host, loopName);
  }
}
