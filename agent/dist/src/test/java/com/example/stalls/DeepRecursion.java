// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.io.File;
import java.util.concurrent.Executor;

/**
 * Overflows the stack of a loop inside hooked calls, many times, then sleeps there: the sleep must
 * still be found. Prints how many overflows there were.
 */
public final class DeepRecursion {

  private static final int TIMES = 60;
  private static final File FILE = new File("here");

  private DeepRecursion() {}

  public static void main(String[] args) throws Exception {
    Executor loop = LoopKind.NETTY_NIO.start();
    int overflows = OnLoop.call(loop, DeepRecursion::overflowOften);
    OnLoop.call(loop, DeepRecursion::napAfterwards);
    System.out.println("overflows " + overflows);
    System.exit(0);
  }

  private static int overflowOften() {
    int overflows = 0;
    for (int i = 0; i < TIMES; i++) {
      try {
        descend(i);
      } catch (StackOverflowError e) {
        overflows++;
      }
    }
    return overflows;
  }

  /** The argument varies the depth at which the hooked call overflows. */
  private static int descend(int depth) {
    FILE.exists();
    return descend(depth + 1) + 1;
  }

  static Boolean napAfterwards() throws InterruptedException {
    Thread.sleep(1);
    return true;
  }
}
