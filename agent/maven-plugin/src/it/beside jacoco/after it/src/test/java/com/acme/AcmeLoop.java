// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An event loop of the application's own, which the pom names to the agent. */
final class AcmeLoop {
  private AcmeLoop() {}

  static <T> T call(Callable<T> task) throws Exception {
    ExecutorService loop =
        Executors.newSingleThreadExecutor(body -> new Thread(body, "acme-loop-1"));
    try {
      return loop.submit(task).get();
    } finally {
      loop.shutdown();
    }
  }
}
