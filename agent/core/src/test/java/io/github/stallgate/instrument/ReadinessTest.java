// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private final Readiness readiness = new Readiness();

  @Test
  void await_theThreadThatHooks_doesNotWaitForItself() {
    readiness.begin();
    readiness.await();
    assertThat(readiness.isReached()).isFalse();
  }

  @Test
  void await_another_waitsForTheEnd() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    boolean[] reached = new boolean[1];
    Thread loop =
        new Thread(
            () -> {
              waiting.countDown();
              readiness.await();
              reached[0] = readiness.isReached();
            });
    loop.start();
    waiting.await();
    readiness.end();
    loop.join();
    assertThat(reached[0]).isTrue();
  }

  @Test
  void await_interrupted_goesOnAndKeepsTheInterrupt() {
    Thread.currentThread().interrupt();
    readiness.await();
    assertThat(Thread.interrupted()).isTrue();
  }
}
