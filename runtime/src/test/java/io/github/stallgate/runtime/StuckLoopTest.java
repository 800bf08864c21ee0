// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lock held across a blocking call, and wanted by the loop itself: it is told, not silent. */
class StuckLoopTest {
  private static final String STILL = "has stood still for";

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void blocking_callbackWantsTheLockItHolds_isToldWithBothStacks(String backend) {
    try (LogCapture log = LogCapture.begin()) {
      Backends.runAction(backend, () -> holdALock(log));
      assertThat(log.messagesWith(STILL))
          .singleElement()
          .asString()
          .contains("callbackWaits")
          .contains("holdALock");
    }
  }

  /** The callback gives up as soon as that was told, so that the test ends. */
  private static void holdALock(LogCapture log) throws Exception {
    ReentrantLock lock = new ReentrantLock();
    boolean[] callbackRan = new boolean[1];
    lock.lock();
    try {
      EventLoop.current().callSoon(() -> callbackRan[0] = callbackWaits(lock, log));
      Async.blocking(
          () -> {
            while (!lock.hasQueuedThreads()) {
              Thread.onSpinWait();
            }
            return null;
          });
    } finally {
      lock.unlock();
    }
    Async.yieldNow();
    assertThat(callbackRan[0]).as("the callback never got the lock").isTrue();
  }

  private static boolean callbackWaits(ReentrantLock lock, LogCapture log) {
    boolean has = false;
    while (!has && log.messagesWith(STILL).isEmpty()) {
      try {
        has = lock.tryLock(50, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        return false;
      }
    }
    return !has;
  }
}
