// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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

  /** Holds the loop, on every backend, until that was logged. */
  private static List<String> holdTheLoopUntil(LogCapture log, String logged) {
    while (log.messagesWith(logged).isEmpty()) {
      Thread.onSpinWait();
    }
    return log.messagesWith(logged);
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void debug_taskHoldsTheLoop_isLoggedWhileItDoes(String backend) {
    try (LogCapture log = LogCapture.begin()) {
      List<String> told =
          run(backend, Coroutine.of("hog", () -> holdTheLoopUntil(log, "hog has held the loop")));
      assertThat(told).singleElement().asString().contains("SlowTurnsTest.holdTheLoopUntil");
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void debug_callbackHoldsTheLoop_isLoggedWhileItDoes(String backend) {
    try (LogCapture log = LogCapture.begin()) {
      List<String> told =
          run(
              backend,
              Coroutine.of(
                  () -> {
                    LoopFuture<List<String>> seen = LoopFuture.create();
                    EventLoop.current()
                        .callSoon(
                            () ->
                                seen.complete(
                                    holdTheLoopUntil(log, "a callback has held the loop")));
                    return seen.await();
                  }));
      assertThat(told).singleElement().asString().contains("SlowTurnsTest.holdTheLoopUntil");
    }
  }
}
