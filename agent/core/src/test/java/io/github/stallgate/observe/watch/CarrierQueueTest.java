// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CarrierQueueTest {
  private final ForkJoinPool scheduler = new ForkJoinPool(1);
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Thread carrier;

  @BeforeEach
  void keepTheOnlyCarrier() throws Exception {
    scheduler.execute(
        () -> {
          carrier = Thread.currentThread();
          running.countDown();
          awaitEnd();
        });
    running.await();
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void release() {
    end.countDown();
    scheduler.shutdownNow();
  }

  private void submit(int tasks) {
    for (int i = 0; i < tasks; i++) {
      scheduler.execute(() -> {});
    }
  }

  @Test
  void waiting_nobodyQueued_isNone() {
    CarrierQueue queue = CarrierQueue.of(carrier);
    queue.look();
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void waiting_queuedAtMostLooks_isTheGreatestNumber() {
    CarrierQueue queue = CarrierQueue.of(carrier);
    queue.look();
    submit(2);
    queue.look();
    submit(5);
    queue.look();
    assertThat(queue.waiting()).isEqualTo(7);
  }

  @Test
  void waiting_queuedAtFewLooks_isNone() {
    CarrierQueue queue = CarrierQueue.of(carrier);
    queue.look();
    queue.look();
    submit(3);
    queue.look();
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void of_threadOfNoScheduler_hasNobodyWaiting() {
    CarrierQueue queue = CarrierQueue.of(new Thread("other"));
    queue.look();
    assertThat(queue.waiting()).isZero();
  }
}
