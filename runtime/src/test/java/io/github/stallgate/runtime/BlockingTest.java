// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Async#blocking}: the loop goes on meanwhile. */
class BlockingTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  /** Keeps its thread busy, as code does that no scheduler can leave, until somebody says so. */
  private static void spinUntil(AtomicBoolean enough) {
    while (!enough.get()) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_threadIsHeld_othersRunMeanwhile(String backend) {
    AtomicBoolean enough = new AtomicBoolean();
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(Coroutine.action(() -> enough.set(true)));
          String value =
              Async.blocking(
                  () -> {
                    spinUntil(enough);
                    return "value";
                  });
          assertThat(value).isEqualTo("value");
          assertThat(EventLoop.current().metrics().handOvers()).isPositive();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_bodyIsQuick_valueIsItsOwn(String backend) {
    Integer value = Backends.run(backend, () -> Async.blocking(() -> 7));
    assertThat(value).isEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_bodyStaysOnItsThread_monitorsAndThreadLocalsToo(String backend) {
    ThreadLocal<String> local = new ThreadLocal<>();
    AtomicBoolean enough = new AtomicBoolean();
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(Coroutine.action(() -> enough.set(true)));
          Thread thread = Thread.currentThread();
          local.set("mine");
          synchronized (local) {
            Async.blocking(
                () -> {
                  spinUntil(enough);
                  assertThat(Thread.currentThread()).isSameAs(thread);
                  assertThat(Thread.holdsLock(local)).isTrue();
                  assertThat(local.get()).isEqualTo("mine");
                  return null;
                });
          }
          assertThat(Thread.currentThread()).isSameAs(thread);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_manyAtOnce_allGoOnAndEachOnce(String backend) throws Exception {
    CountDownLatch all = new CountDownLatch(50);
    List<Integer> ended = new ArrayList<>();
    Backends.runAction(
        backend,
        () ->
            TaskGroup.run(
                group -> {
                  for (int i = 0; i < 50; i++) {
                    int number = i;
                    group.spawn(
                        Coroutine.action(
                            () -> {
                              Async.blocking(
                                  () -> {
                                    all.countDown();
                                    while (all.getCount() > 0) {
                                      Thread.onSpinWait();
                                    }
                                    return null;
                                  });
                              ended.add(number);
                              Async.yieldNow();
                            }));
                  }
                  return null;
                }));
    assertThat(ended).hasSize(50).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_bodyWaitsInTheJdk_othersRunAndItGoesOnBlocking(String backend) {
    BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
    AtomicBoolean enough = new AtomicBoolean();
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(
              Coroutine.action(
                  () -> {
                    queue.add("item");
                    Async.yieldNow();
                    Async.sleep(Duration.ofMillis(1));
                    enough.set(true);
                  }));
          String item =
              Async.blocking(
                  () -> {
                    String taken = queue.take();
                    spinUntil(enough);
                    return taken;
                  });
          assertThat(item).isEqualTo("item");
          Async.yieldNow();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_withinItself_isOne(String backend) {
    String value =
        Backends.run(backend, () -> Async.blocking(() -> Async.blocking(() -> "inner") + " outer"));
    assertThat(value).isEqualTo("inner outer");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_loopIsUsedWithin_refusedButForExecute(String backend) {
    List<String> seen = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          EventLoop loop = EventLoop.current();
          Async.blocking(
              () -> {
                assertThatThrownBy(Async::yieldNow)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("within Async.blocking");
                assertThatThrownBy(() -> loop.callSoon(() -> {}))
                    .isInstanceOf(IllegalStateException.class);
                loop.execute(() -> seen.add("executed"));
                return null;
              });
          Async.yieldNow();
          Async.yieldNow();
          assertThat(seen).containsExactly("executed");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_bodyFails_failureIsThatOfAnAwait(String backend) {
    Backends.runAction(
        backend,
        () -> {
          RuntimeException same = new IllegalArgumentException("as it is");
          assertThatThrownBy(
                  () ->
                      Async.blocking(
                          () -> {
                            throw same;
                          }))
              .isSameAs(same);
          assertThatThrownBy(
                  () ->
                      Async.blocking(
                          () -> {
                            throw new java.io.IOException("checked");
                          }))
              .isInstanceOf(CompletionException.class)
              .hasRootCauseMessage("checked");
          Async.yieldNow();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_cancelledMeanwhile_cancelComesAtTheNextWait(String backend) {
    AtomicBoolean enough = new AtomicBoolean();
    List<String> steps = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          Task<Void> task =
              Async.spawn(
                  Coroutine.action(
                      () -> {
                        Async.blocking(
                            () -> {
                              spinUntil(enough);
                              return null;
                            });
                        steps.add("blocked");
                        Async.yieldNow();
                        steps.add("not reached");
                      }));
          Async.yieldNow();
          Async.yieldNow();
          task.cancel("enough");
          enough.set(true);
          assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
        });
    assertThat(steps).containsExactly("blocked");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_timeoutMeanwhile_timesOutAfterIt(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AtomicBoolean enough = new AtomicBoolean();
          EventLoop.current().callLater(Duration.ofMillis(20), () -> enough.set(true));
          assertThatThrownBy(
                  () ->
                      Async.timeout(
                          Duration.ofMillis(1),
                          () -> {
                            Async.blocking(
                                () -> {
                                  spinUntil(enough);
                                  return null;
                                });
                            Async.yieldNow();
                            return null;
                          }))
              .isInstanceOf(TimeoutException.class);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_taskLocal_isTheTasks(String backend) {
    TaskLocal<String> local = new TaskLocal<>();
    Backends.runAction(
        backend,
        () -> {
          local.set("before");
          Async.blocking(
              () -> {
                assertThat(local.get()).isEqualTo("before");
                local.set("after");
                return null;
              });
          assertThat(local.get()).isEqualTo("after");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_outsideOfACoroutine_isRefused(String backend) {
    assertThatThrownBy(() -> Async.blocking(() -> null)).isInstanceOf(IllegalStateException.class);
    assertThat(backend).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void blocking_mainEndsMeanwhile_loopAwaitsIt(String backend) {
    AtomicBoolean enough = new AtomicBoolean();
    AtomicBoolean ended = new AtomicBoolean();
    Thread ender =
        new Thread(
            () -> {
              LockSupport.parkNanos(20_000_000);
              enough.set(true);
            });
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(
              Coroutine.action(
                  () -> {
                    Async.blocking(
                        () -> {
                          spinUntil(enough);
                          ended.set(true);
                          return null;
                        });
                  }));
          Async.yieldNow();
          Async.yieldNow();
          ender.start();
        });
    assertThat(ended).isTrue();
  }
}
