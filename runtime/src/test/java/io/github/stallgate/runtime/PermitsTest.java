// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Semaphores and limiters. */
@Timeout(60)
class PermitsTest {
  private final List<String> log = new ArrayList<>();

  private static void settle() {
    EventLoop.current().keeping().allBlocked().await();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void acquire_ofMoreThanThere_neverMoreInsideThanPermits(String backend) {
    AsyncSemaphore semaphore = new AsyncSemaphore(3);
    int[] inside = new int[2];
    CheckedRunnable user =
        () -> {
          try (Permit held = semaphore.acquire()) {
            inside[0]++;
            inside[1] = Math.max(inside[1], inside[0]);
            Async.yieldNow();
            inside[0]--;
          }
        };
    Backends.runAction(
        backend,
        () -> {
          List<Task<Void>> all = new ArrayList<>();
          for (int i = 0; i < 10; i++) {
            all.add(Async.spawn(Coroutine.action(user)));
          }
          Async.gather(all);
          assertThat(semaphore.available()).isEqualTo(3);
        });
    assertThat(inside).containsExactly(0, 3);
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void semaphore_sameTaskTwice_hasTwoPermits(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncSemaphore semaphore = new AsyncSemaphore(2);
          Permit first = semaphore.acquire();
          Permit second = semaphore.tryAcquire().orElseThrow();
          assertThat(semaphore.tryAcquire()).isEmpty();
          first.close();
          first.close();
          assertThat(semaphore.available()).isEqualTo(1);
          second.close();
          assertThat(semaphore.available()).isEqualTo(2);
        });
  }

  private Task<Void> spawnBorrower(CapacityLimiter limiter, String name, AsyncEvent until) {
    return Async.spawn(
        Coroutine.of(
            name,
            () -> {
              try (Permit held = limiter.acquire()) {
                log.add(name);
                until.await();
              }
              return null;
            }));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void statistics_someBorrowOneWaits_tellsWhoAndHowMany(String backend) {
    Backends.runAction(
        backend,
        () -> {
          CapacityLimiter limiter = new CapacityLimiter(2);
          AsyncEvent end = new AsyncEvent();
          Task<?> a = spawnBorrower(limiter, "a", end);
          Task<?> b = spawnBorrower(limiter, "b", end);
          Task<?> c = spawnBorrower(limiter, "c", end);
          settle();
          assertThat(limiter.statistics())
              .isEqualTo(new CapacityLimiter.Statistics(2, 2, List.of(a, b), 1));
          assertThat(limiter.available()).isZero();
          end.set();
          c.await();
          assertThat(limiter.statistics())
              .isEqualTo(new CapacityLimiter.Statistics(2, 0, List.of(), 0));
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void total_raised_letsSoManyMoreIn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          CapacityLimiter limiter = new CapacityLimiter(0);
          AsyncEvent end = new AsyncEvent();
          for (String name : List.of("a", "b", "c")) {
            spawnBorrower(limiter, name, end);
          }
          settle();
          assertThat(log).isEmpty();
          limiter.total(2);
          settle();
          assertThat(log).containsExactly("a", "b");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void total_loweredBelowWhatIsLent_lendsNoneUntilEnoughCameBack(String backend) {
    Backends.runAction(
        backend,
        () -> {
          CapacityLimiter limiter = new CapacityLimiter(3);
          List<AsyncEvent> ends = List.of(new AsyncEvent(), new AsyncEvent(), new AsyncEvent());
          for (int i = 0; i < 3; i++) {
            spawnBorrower(limiter, "abc".substring(i, i + 1), ends.get(i));
          }
          spawnBorrower(limiter, "d", new AsyncEvent());
          settle();
          limiter.total(1);
          assertThat(limiter.available()).isZero();
          assertThat(limiter.statistics().borrowed()).isEqualTo(3);
          ends.get(0).set();
          ends.get(1).set();
          settle();
          assertThat(log).containsExactly("a", "b", "c");
          assertThat(limiter.tryAcquire()).isEmpty();
          ends.get(2).set();
          settle();
          assertThat(log).containsExactly("a", "b", "c", "d");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void limiter_sameTaskTwiceOrNoTask_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          CapacityLimiter limiter = new CapacityLimiter(2);
          Permit held = limiter.acquire();
          assertThatThrownBy(limiter::acquire)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("has a permit of this CapacityLimiter already");
          held.close();
          limiter.tryAcquire().orElseThrow().close();
          LoopFuture<Void> called = LoopFuture.create();
          EventLoop.current()
              .callSoon(
                  () -> {
                    assertThatThrownBy(limiter::tryAcquire)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("borrow from a CapacityLimiter");
                    called.complete(null);
                  });
          called.await();
        });
  }

  @Test
  void create_ofBadSizes_isRefused() {
    assertThatThrownBy(() -> new AsyncSemaphore(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 or more");
    assertThatThrownBy(() -> new CapacityLimiter(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 or more");
  }
}
