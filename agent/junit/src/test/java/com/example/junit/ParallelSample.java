// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.junit;

import io.github.stallgate.junit.NoStalls;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two tests that run at once; one of them stalls a loop. */
@Execution(ExecutionMode.CONCURRENT)
class ParallelSample {
  private static final CyclicBarrier BOTH = new CyclicBarrier(2);
  private static final CountDownLatch STALLED = new CountDownLatch(1);

  @Test
  @NoStalls
  void waits() throws Exception {
    BOTH.await();
    STALLED.await();
  }

  @Test
  void stalls() throws Exception {
    BOTH.await();
    Loops.sleep();
    STALLED.countDown();
  }
}
