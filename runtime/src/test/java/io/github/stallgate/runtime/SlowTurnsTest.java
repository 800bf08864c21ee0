// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A turn that lasts too long is told of while it lasts. */
class SlowTurnsTest {
  private static <T> T run(String backend, Coroutine<T> main) {
    return EventLoop.builder()
        .backend(backend)
        .debug(true)
        .slowTurn(Duration.ofMillis(2))
        .run(main);
  }

  /**
   * Holds the loop, on every backend, until that was logged so often. A step may be told of before
   * it comes here; so tests repeat it.
   */
  private static boolean holdTheLoopUntil(LogCapture log, String logged, int times) {
    while (log.messagesWith(logged).size() < times) {
      Thread.onSpinWait();
    }
    return log.messagesWith(logged).stream()
        .anyMatch(each -> each.contains("SlowTurnsTest.holdTheLoopUntil"));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void debug_taskHoldsTheLoop_isLoggedWithItsStackWhileItDoes(String backend) {
    try (LogCapture log = LogCapture.begin()) {
      int steps =
          run(
              backend,
              Coroutine.of(
                  "hog",
                  () -> {
                    int step = 1;
                    while (!holdTheLoopUntil(log, "hog has held the loop", step)) {
                      Async.yieldNow();
                      step++;
                    }
                    return step;
                  }));
      assertThat(log.messagesWith("hog has held the loop")).hasSizeGreaterThanOrEqualTo(steps);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void debug_callbackHoldsTheLoop_isLoggedWithItsStackWhileItDoes(String backend) {
    try (LogCapture log = LogCapture.begin()) {
      int steps =
          run(
              backend,
              Coroutine.of(
                  () -> {
                    int step = 1;
                    while (!holdInACallback(log, step)) {
                      step++;
                    }
                    return step;
                  }));
      assertThat(log.messagesWith("a callback has held")).hasSizeGreaterThanOrEqualTo(steps);
    }
  }

  private static boolean holdInACallback(LogCapture log, int step) {
    LoopFuture<Boolean> seen = LoopFuture.create();
    EventLoop.current()
        .callSoon(() -> seen.complete(holdTheLoopUntil(log, "a callback has held", step)));
    return seen.await();
  }
}
