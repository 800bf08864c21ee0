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

@Timeout(60)
class AsyncLockTest {
  private final AsyncLock lock = new AsyncLock();
  private final List<String> log = new ArrayList<>();

  private Task<Void> spawnUser(String name) {
    return Async.spawn(
        Coroutine.action(
            () -> {
              try (Permit held = lock.acquire()) {
                log.add(name + " in");
                Async.yieldNow();
                log.add(name + " out");
              }
            }));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void acquire_free_passesNoTurn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(Coroutine.action(() -> log.add("another")));
          Permit held = lock.acquire();
          assertThat(lock.isLocked()).isTrue();
          assertThat(log).isEmpty();
          held.close();
          assertThat(lock.isLocked()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void acquire_ofThree_oneAfterAnotherInOrder(String backend) {
    Backends.runAction(
        backend, () -> Async.gather(List.of(spawnUser("a"), spawnUser("b"), spawnUser("c"))));
    assertThat(log).containsExactly("a in", "a out", "b in", "b out", "c in", "c out");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void acquire_asItIsGivenBack_doesNotOvertakeWhoWaits(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Permit held = lock.acquire();
          Task<Void> waiter = spawnUser("waiter");
          Async.yieldNow();
          assertThat(lock.waiting()).isEqualTo(1);
          held.close();
          assertThat(lock.tryAcquire()).isEmpty();
          try (Permit again = lock.acquire()) {
            log.add("again");
          }
          waiter.await();
        });
    assertThat(log).containsExactly("waiter in", "waiter out", "again");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void acquire_byItsHolder_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Permit held = lock.acquire();
          assertThatThrownBy(lock::acquire)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("AsyncLock")
              .hasMessageContaining("close() that one first");
          assertThatThrownBy(lock::tryAcquire).isInstanceOf(IllegalStateException.class);
          held.close();
          lock.acquire().close();
          assertThat(lock.isLocked()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_twice_doesNothing(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Permit first = lock.acquire();
          first.close();
          Permit second = lock.acquire();
          first.close();
          assertThat(lock.isLocked()).isTrue();
          second.close();
          assertThat(lock.isLocked()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_byAnotherTask_givesItBack(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Permit held = lock.acquire();
          Async.spawn(Coroutine.action(held::close)).await();
          assertThat(lock.isLocked()).isFalse();
          lock.acquire().close();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void acquire_freeInACancelledScope_isTaken(String backend) {
    Backends.runAction(
        backend,
        () ->
            CancelScope.run(
                scope -> {
                  scope.cancel();
                  lock.acquire().close();
                  log.add("taken");
                  return null;
                }));
    assertThat(log).containsExactly("taken");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void acquire_withoutACoroutine_isRefusedEvenIfFree(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<Void> called = LoopFuture.create();
          EventLoop.current()
              .callSoon(
                  () -> {
                    assertThatThrownBy(lock::acquire)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("AsyncLock.acquire");
                    try (Permit held = lock.tryAcquire().orElseThrow()) {
                      log.add("in a callback: " + lock.isLocked());
                      assertThat(lock.tryAcquire()).isEmpty();
                      called.complete(null);
                    }
                  });
          called.await();
        });
    assertThat(log).containsExactly("in a callback: true");
  }

  @Test
  void acquire_outsideOfALoop_isRefused() {
    assertThatThrownBy(lock::acquire)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("EventLoop.run");
  }
}
