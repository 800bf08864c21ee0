// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.api.MayBlock;
import io.github.stallgate.api.Stallgate;
import java.util.concurrent.Executor;

/** Sleeps on a loop with and without leave to. Prints whether the agent is active. */
public final class AllowedCalls {

  private AllowedCalls() {}

  public static void main(String[] args) throws Exception {
    Executor loop = LoopKind.NETTY_NIO.start();
    OnLoop.call(loop, AllowedCalls::annotated);
    OnLoop.call(loop, AllowedCalls::inRegion);
    OnLoop.call(loop, AllowedCalls::notAllowed);
    System.out.println("active " + Stallgate.isActive());
    System.exit(0);
  }

  @MayBlock(reason = "the test of the annotation")
  static Boolean annotated() throws InterruptedException {
    Thread.sleep(1);
    return true;
  }

  static Boolean inRegion() throws Exception {
    return Stallgate.allowBlocking("the test of the region", AllowedCalls::sleepInRegion);
  }

  private static Boolean sleepInRegion() throws InterruptedException {
    Thread.sleep(1);
    return true;
  }

  static Boolean notAllowed() throws InterruptedException {
    Thread.sleep(1);
    return true;
  }
}
