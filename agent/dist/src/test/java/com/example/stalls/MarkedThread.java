// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import io.github.stallgate.api.Stallgate;

/**
 * Sleeps on a plain thread before and after it is marked as a loop of the kind {@code homemade}.
 */
public final class MarkedThread {

  private MarkedThread() {}

  public static void main(String[] args) throws Exception {
    Thread thread = new Thread(MarkedThread::turns, "homemade-1");
    thread.start();
    thread.join();
    System.exit(0);
  }

  private static void turns() {
    try {
      napBefore();
      Stallgate.markLoop(Thread.currentThread(), "homemade");
      napAfter();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void napBefore() throws InterruptedException {
    Thread.sleep(1);
  }

  static void napAfter() throws InterruptedException {
    Thread.sleep(1);
  }
}
