// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.util.concurrent.Executor;

/**
 * Runs loops of Netty and Reactor before any agent comes. Prints {@code ready}; for each line on
 * its standard input it blocks both loops and prints {@code done}.
 */
public final class AttachTarget {

  private AttachTarget() {}

  public static void main(String[] args) throws Exception {
    Executor netty = LoopKind.NETTY_NIO.start();
    Executor reactor = LoopKind.REACTOR_PARALLEL.start();
    OnLoop.call(netty, () -> "started");
    OnLoop.call(reactor, () -> "started");
    System.out.println("ready");
    for (int read = System.in.read(); read >= 0; read = System.in.read()) {
      if (read == '\n') {
        OnLoop.call(netty, SleepyLoop::nap);
        OnLoop.call(reactor, SleepyLoop::askForFile);
        System.out.println("done");
      }
    }
    System.exit(0);
  }
}
