// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Blocks a loop in several ways and prints which were refused; printing itself must never be. */
public final class RefusedCalls {

  private RefusedCalls() {}

  public static void main(String[] args) throws Exception {
    Executor loop = LoopKind.NETTY_NIO.start();
    OnLoop.call(loop, () -> attempt("sleep", SleepyLoop::nap));
    OnLoop.call(loop, () -> attempt("latch", RefusedCalls::awaitLatch));
    OnLoop.call(loop, () -> attempt("computation", () -> 1 + 1));
    System.exit(0);
  }

  private static Boolean attempt(String name, Callable<?> call) throws Exception {
    try {
      call.call();
      System.out.println(name + " went through");
    } catch (Error e) {
      System.out.println(name + " refused by " + e.getClass().getName());
    }
    return true;
  }

  private static Boolean awaitLatch() throws InterruptedException {
    return new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
  }
}
