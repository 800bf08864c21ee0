// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.api.Stallgate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Adds a listener that throws and one that counts, then blocks a loop twice. Prints whether the
 * second one was told.
 */
public final class ThrowingListener {

  private static final int FINDINGS = 2;
  private static final long LIMIT_SECONDS = 30;

  private ThrowingListener() {}

  public static void main(String[] args) throws Exception {
    CountDownLatch told = new CountDownLatch(FINDINGS);
    Stallgate.addListener(
        finding -> {
          throw new IllegalStateException("a listener that throws");
        });
    Stallgate.addListener(finding -> told.countDown());
    Executor loop = LoopKind.NETTY_NIO.start();
    OnLoop.call(loop, SleepyLoop::nap);
    OnLoop.call(loop, SleepyLoop::askForFile);
    System.out.println("told " + told.await(LIMIT_SECONDS, TimeUnit.SECONDS));
    System.out.println("findings " + Stallgate.findings().size());
    System.exit(0);
  }
}
