// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class AsyncConditionTest {
  private final AsyncLock lock = new AsyncLock();
  private final AsyncCondition condition = new AsyncCondition(lock);
  private final List<String> log = new ArrayList<>();

  private Task<Void> spawnWaiter(String name) {
    return Async.spawn(
        Coroutine.action(
            () -> {
              try (Permit held = lock.acquire()) {
                try {
                  condition.await();
                  log.add(name);
                } catch (CancellationException cut) {
                  log.add(name + " cut, with the lock: " + (Task.current() == held.holder));
                  assertThat(held.isParked).isFalse();
                  assertThat(lock.isLocked()).isTrue();
                  throw cut;
                }
              }
            }));
  }

  private static void settle() {
    EventLoop.current().keeping().allBlocked().await();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void signal_ofThree_goesToTheOneThatWaitedLongest(String backend) {
    Backends.runAction(
        backend,
        () -> {
          List<Task<Void>> all = List.of(spawnWaiter("a"), spawnWaiter("b"), spawnWaiter("c"));
          settle();
          assertThat(condition.waiting()).isEqualTo(3);
          assertThat(lock.isLocked()).isFalse();
          try (Permit held = lock.acquire()) {
            condition.signal();
          }
          settle();
          assertThat(log).containsExactly("a");
          try (Permit held = lock.acquire()) {
            condition.signalAll();
          }
          Async.gather(all);
          assertThat(log).containsExactly("a", "b", "c");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void signal_thenAnotherAsksForTheLock_theSignalledComesFirst(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<Void> waiter = spawnWaiter("waiter");
          settle();
          Permit held = lock.acquire();
          condition.signal();
          held.close();
          assertThat(lock.tryAcquire()).isEmpty();
          try (Permit again = lock.acquire()) {
            log.add("another");
          }
          waiter.await();
        });
    assertThat(log).containsExactly("waiter", "another");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_cancelledWhileAnotherHasTheLock_endsWithTheLock(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<Void> waiter = spawnWaiter("a");
          settle();
          try (Permit held = lock.acquire()) {
            waiter.cancel();
            settle();
            assertThat(log).isEmpty();
            waiter.cancel();
            settle();
            assertThat(waiter.isDone()).isFalse();
            assertThat(lock.waiting()).isEqualTo(1);
          }
          settle();
          assertThat(waiter.isCancelled()).isTrue();
          assertThat(log).containsExactly("a cut, with the lock: true");
          assertThat(lock.isLocked()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_signalledAndCancelledWhileItWaitsForTheLock_keepsTheSignal(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<Void> a = spawnWaiter("a");
          Task<Void> b = spawnWaiter("b");
          settle();
          try (Permit held = lock.acquire()) {
            condition.signal();
            settle();
            a.cancel();
            settle();
            assertThat(log).isEmpty();
          }
          settle();
          assertThat(log).containsExactly("a");
          assertThat(b.isDone()).isFalse();
          assertThat(condition.waiting()).isEqualTo(1);
          b.cancel();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_inACancelledScope_throwsWithoutGivingTheLockUp(String backend) {
    Backends.runAction(
        backend,
        () -> {
          try (Permit held = lock.acquire()) {
            CancelScope.run(
                scope -> {
                  scope.cancel();
                  assertThatThrownBy(condition::await).isInstanceOf(CancellationException.class);
                  assertThat(held.isParked).isFalse();
                  assertThat(condition.waiting()).isZero();
                  return null;
                });
          }
          assertThat(lock.isLocked()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void eachCall_withoutTheLock_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Permit others = lock.acquire();
          Async.spawn(
                  Coroutine.action(
                      () -> {
                        List<Runnable> calls =
                            List.of(condition::await, condition::signal, condition::signalAll);
                        for (Runnable call : calls) {
                          assertThatThrownBy(call::run)
                              .isInstanceOf(IllegalStateException.class)
                              .hasMessageContaining("does not hold its lock");
                        }
                      }))
              .await();
          others.close();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_ofThePermitWhileItsHolderWaits_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Permit[] handed = new Permit[1];
          Task<Void> waiter =
              Async.spawn(
                  Coroutine.action(
                      () -> {
                        try (Permit held = lock.acquire()) {
                          handed[0] = held;
                          condition.await();
                          assertThat(lock.isLocked()).isTrue();
                        }
                      }));
          settle();
          assertThatThrownBy(handed[0]::close)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("close it after await()");
          try (Permit held = lock.acquire()) {
            condition.signal();
          }
          waiter.await();
          handed[0].close();
          assertThat(lock.isLocked()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_ofTheLoopWhileTasksWait_endsThem(String backend) {
    Backends.runAction(
        backend,
        () -> {
          spawnWaiter("a");
          spawnWaiter("b");
          settle();
        });
    assertThat(log)
        .containsExactlyInAnyOrder("a cut, with the lock: true", "b cut, with the lock: true");
  }
}
