// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A task that was told to end and went on. */
class SwallowedCancellationTest {
  private static long swallowed() {
    return EventLoop.current().metrics().swallowedCancellations();
  }

  private static int swallow(CheckedRunnable wait) throws Exception {
    for (int times = 0; times < 2; times++) {
      try {
        wait.run();
      } catch (CancellationException swallowed) {
        // What nobody should do.
      }
    }
    return 7;
  }

  private static Task<Integer> spawnSwallowing(CheckedRunnable wait) {
    Task<Integer> task = Async.spawnEager(Coroutine.of("stubborn", () -> swallow(wait)));
    task.cancel();
    return task;
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void cancel_waitOnFutureSwallowed_isCountedOnce(String backend) {
    Backends.runAction(
        backend,
        () -> {
          assertThat(spawnSwallowing(() -> LoopFuture.create().await()).await()).isEqualTo(7);
          assertThat(swallowed()).isEqualTo(1);
          assertThat(spawnSwallowing(() -> Async.sleep(Duration.ofHours(1))).await()).isEqualTo(7);
          assertThat(swallowed()).isEqualTo(2);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void cancel_swallowedInDebug_isLoggedOnce(String backend) {
    try (LogCapture log = LogCapture.begin()) {
      CheckedRunnable wait = () -> LoopFuture.create().await();
      EventLoop.builder()
          .backend(backend)
          .debug(true)
          .run(Coroutine.of(() -> spawnSwallowing(wait).await()));
      assertThat(log.messagesWith("swallowed")).singleElement().asString().contains("stubborn");
      Backends.run(backend, () -> spawnSwallowing(wait).await());
      assertThat(log.messagesWith("swallowed")).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void cancel_taskEndsByIt_isNotCounted(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<?> obedient = Async.spawnEager(Coroutine.of(() -> LoopFuture.create().await()));
          obedient.cancel();
          Gathering.awaitEnd(obedient);
          assertThat(obedient.isCancelled()).isTrue();
          assertThat(swallowed()).isZero();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void cancel_noWaitAfterIt_isNotCounted(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<?>[] self = new Task<?>[1];
          Task<Integer> busy =
              Async.spawn(
                  Coroutine.of(
                      () -> {
                        self[0].cancel();
                        return 7;
                      }));
          self[0] = busy;
          assertThat(busy.await()).isEqualTo(7);
          assertThat(swallowed()).isZero();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void cancel_whatItAwaitsSwallowedIt_countsThatOneOnly(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<Integer> stubborn =
              Async.spawnEager(
                  Coroutine.of("inner", () -> swallow(() -> LoopFuture.create().await())));
          Task<Integer> outer = Async.spawnEager(Coroutine.of("outer", stubborn::await));
          outer.cancel();
          assertThat(outer.await()).isEqualTo(7);
          assertThat(swallowed()).isEqualTo(1);
        });
  }
}
