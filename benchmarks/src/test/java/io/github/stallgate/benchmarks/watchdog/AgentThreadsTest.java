// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AgentThreadsTest {
  @Test
  void cpuNanos_threadOfOursAndAnother_hasOnlyOurs() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    Runnable task =
        () -> {
          begun.countDown();
          awaitUninterrupted(end);
        };
    new Thread(task, "stallgate-bench").start();
    new Thread(task, "not-stallgate-bench").start();
    begun.await();
    assertThat(AgentThreads.cpuNanos())
        .containsOnlyKeys("stallgate-bench")
        .allSatisfy((name, nanos) -> assertThat(nanos).isNotNegative());
    end.countDown();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
