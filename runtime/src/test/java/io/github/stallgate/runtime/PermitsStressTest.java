// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Thousands of rounds with cancels at random: never too many inside, and no permit is lost. */
@Timeout(60)
class PermitsStressTest {
  private int inside;
  private int most;

  static Stream<Arguments> seeds() {
    return Backends.names()
        .flatMap(backend -> Stream.of(1L, 20L, 300L).map(seed -> Arguments.of(backend, seed)));
  }

  private void enter(Chaos chaos, int permits) {
    inside++;
    most = Math.max(most, inside);
    assertThat(inside).isLessThanOrEqualTo(permits);
    try {
      chaos.pause();
    } finally {
      inside--;
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void semaphore_randomCancels_neverTooManyInsideAndNoneLost(String backend, long seed) {
    AsyncSemaphore semaphore = new AsyncSemaphore(3);
    Chaos.run(
        backend,
        seed,
        chaos -> {
          chaos.spawn(
              8,
              () -> {
                try (Permit held = semaphore.acquire()) {
                  enter(chaos, 3);
                }
              });
          chaos.rage();
          assertThat(chaos.waiting()).isZero();
          assertThat(semaphore.available()).isEqualTo(3);
        });
    assertThat(most).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lock_randomCancels_oneInsideAndFreeAtTheEnd(String backend, long seed) {
    AsyncLock lock = new AsyncLock();
    Chaos.run(
        backend,
        seed,
        chaos -> {
          chaos.spawn(
              5,
              () -> {
                try (Permit held = lock.acquire()) {
                  enter(chaos, 1);
                }
              });
          chaos.rage();
          assertThat(chaos.waiting()).isZero();
          assertThat(lock.isLocked()).isFalse();
        });
    assertThat(most).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void limiter_randomCancelsAndTotals_knowsWhoIsInsideAndNoneLost(String backend, long seed) {
    CapacityLimiter limiter = new CapacityLimiter(2);
    Chaos.run(
        backend,
        seed,
        chaos -> {
          chaos.spawn(
              8,
              () -> {
                try (Permit held = limiter.acquire()) {
                  assertThat(limiter.statistics().borrowers()).contains(Task.current());
                  enter(chaos, 4);
                  assertThat(inside).isLessThanOrEqualTo(limiter.statistics().borrowed());
                }
              });
          chaos.spawn(
              1,
              () -> {
                limiter.total(chaos.random.nextInt(5));
                Async.yieldNow();
              });
          chaos.rage();
          limiter.total(4);
          chaos.settle();
          assertThat(chaos.waiting()).isZero();
          assertThat(limiter.statistics())
              .isEqualTo(new CapacityLimiter.Statistics(4, 0, List.of(), 0));
        });
    assertThat(most).isBetween(2, 4);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void barrier_randomCancels_handsOutEachIndexAsOften(String backend, long seed) {
    AsyncBarrier barrier = new AsyncBarrier(3);
    int[] handedOut = new int[3];
    Chaos.run(
        backend,
        seed,
        chaos -> {
          chaos.spawn(
              7,
              () -> {
                handedOut[barrier.await()]++;
                chaos.pause();
              });
          chaos.rage();
          assertThat(chaos.waiting()).isEqualTo(barrier.waiting()).isLessThan(3);
        });
    assertThat(handedOut).containsOnly(handedOut[0]);
    assertThat(handedOut[0]).isGreaterThan(Chaos.ROUNDS / 30);
  }
}
