// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stallgate.runtime.testing.VirtualClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ToThreadTest {
  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toThread_body_runsElsewhereWhileOthersRun(String backend) {
    CountDownLatch loopWent = new CountDownLatch(1);
    Thread worker =
        Backends.run(
            backend,
            () -> {
              Async.spawn(Coroutine.action(loopWent::countDown));
              return Async.toThread(
                  () -> {
                    loopWent.await();
                    return Thread.currentThread();
                  });
            });
    assertThat(worker).isNotSameAs(Thread.currentThread());
    assertThat(worker.isDaemon()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toThread_failures_comeOutAsOfAnAwait(String backend) {
    IOException checked = new IOException("checked");
    IllegalArgumentException unchecked = new IllegalArgumentException("unchecked");
    Backends.runAction(
        backend,
        () -> {
          assertThatThrownBy(() -> Async.toThread(() -> fail(checked)))
              .isInstanceOf(CompletionException.class)
              .cause()
              .isSameAs(checked);
          assertThatThrownBy(() -> Async.toThread(() -> fail(unchecked))).isSameAs(unchecked);
        });
  }

  private static Object fail(Exception why) throws Exception {
    throw why;
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toThread_bodyDies_failsItsCallAndNoOther(String backend) {
    StackOverflowError death = new StackOverflowError();
    EventLoop.builder()
        .backend(backend)
        .offloadThreads(1)
        .run(
            Coroutine.action(
                () -> {
                  assertThatThrownBy(
                          () ->
                              Async.toThread(
                                  () -> {
                                    throw death;
                                  }))
                      .isSameAs(death);
                  assertThat(Async.<Integer>toThread(() -> 2)).isEqualTo(2);
                }));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toThread_locals_areACopyOfTheTasks(String backend) {
    TaskLocal<String> local = TaskLocal.withInitial(() -> "none");
    Backends.runAction(
        backend,
        () -> {
          local.set("task's");
          assertThat(
                  Async.<String>toThread(
                      () -> {
                        String seen = local.get();
                        local.set("thread's");
                        return seen + ", " + local.get() + ", " + local.withValue("x", local::get);
                      }))
              .isEqualTo("task's, thread's, x");
          assertThat(local.get()).isEqualTo("task's");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toThread_interruptOfOneCall_doesNotReachTheNext(String backend) {
    EventLoop.builder()
        .backend(backend)
        .offloadThreads(1)
        .run(
            Coroutine.action(
                () -> {
                  Async.toThread(
                      () -> {
                        Thread.currentThread().interrupt();
                        return null;
                      });
                  assertThat(Async.<Boolean>toThread(Thread::interrupted)).isFalse();
                }));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toThread_inCancelledScope_neverBegins(String backend) {
    AtomicReference<String> ran = new AtomicReference<>();
    boolean isCut =
        Backends.run(
            backend,
            () ->
                CancelScope.run(
                        scope -> {
                          scope.cancel();
                          return Async.toThread(() -> ran.getAndSet("ran"));
                        })
                    .isEmpty());
    assertThat(isCut).isTrue();
    assertThat(ran).hasValue(null);
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toThread_moreThanThreads_areServedFirstComeFirstServed(String backend) {
    List<Integer> served = new ArrayList<>();
    CountDownLatch gate = new CountDownLatch(1);
    EventLoop.builder()
        .backend(backend)
        .offloadThreads(1)
        .run(
            Coroutine.action(
                () -> {
                  List<Task<?>> all = new ArrayList<>();
                  all.add(Async.spawn(Coroutine.action(() -> Async.toThread(() -> pass(gate)))));
                  for (int i = 0; i < 5; i++) {
                    int number = i;
                    all.add(
                        Async.spawn(
                            Coroutine.action(() -> Async.toThread(() -> served.add(number)))));
                  }
                  Async.yieldNow();
                  all.get(3).cancel();
                  gate.countDown();
                  Async.gatherOutcomes(all);
                }));
    assertThat(served).containsExactly(0, 1, 3, 4);
  }

  private static Void pass(CountDownLatch gate) throws InterruptedException {
    gate.await();
    return null;
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toThread_fortyFirst_waitsForOneOfForty(String backend) {
    CountDownLatch forty = new CountDownLatch(40);
    CountDownLatch gate = new CountDownLatch(1);
    Backends.runAction(
        backend,
        () -> {
          List<Task<?>> all = new ArrayList<>();
          for (int i = 0; i < 40; i++) {
            all.add(
                Async.spawn(
                    Coroutine.action(
                        () ->
                            Async.toThread(
                                () -> {
                                  forty.countDown();
                                  return pass(gate);
                                }))));
          }
          Task<Long> last = Async.spawn(Coroutine.of(() -> Async.toThread(gate::getCount)));
          Async.yieldNow();
          WorkerPool pool = WorkerPool.of(EventLoop.current(), WorkerPool.Use.OFFLOAD);
          assertThat(pool.running()).isEqualTo(40);
          assertThat(pool.waiting()).isEqualTo(1);
          assertThat(EventLoop.current().dump())
              .contains("-thread: 40 of 40 threads work, 1 calls wait for one");
          Async.await(java.util.concurrent.CompletableFuture.runAsync(() -> passUnchecked(forty)));
          gate.countDown();
          assertThat(last.await()).isZero();
          Async.gather(all);
          assertThat(pool.started()).isEqualTo(40);
          assertThat(pool.running()).isZero();
          assertThat(EventLoop.current().dump()).doesNotContain("threads work");
        });
  }

  private static void passUnchecked(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new CancellationException();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toThread_oneAfterAnother_reusesItsThread(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Thread first = Async.toThread(Thread::currentThread);
          for (int i = 0; i < 100; i++) {
            assertThat(Async.<Thread>toThread(Thread::currentThread)).isSameAs(first);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toThread_virtualTime_doesNotJumpMeanwhile(String backend) {
    List<String> order = new ArrayList<>();
    VirtualClock clock = new VirtualClock();
    CountDownLatch loopWaits = new CountDownLatch(1);
    EventLoop.builder()
        .backend(backend)
        .clock(clock)
        .run(
            Coroutine.action(
                () -> {
                  EventLoop.current().addInstrument(new WaitProbe(loopWaits));
                  Task<Boolean> sleeper =
                      Async.spawn(
                          Coroutine.of(
                              () -> {
                                Async.sleep(java.time.Duration.ofHours(1));
                                return order.add("sleeper");
                              }));
                  Async.toThread(() -> pass(loopWaits));
                  order.add("thread");
                  sleeper.await();
                }));
    assertThat(order).containsExactly("thread", "sleeper");
  }

  /** Says when the loop waits in real time. */
  private record WaitProbe(CountDownLatch waits) implements Instrument {
    @Override
    public void beforeIoWait(long nanos) {
      waits.countDown();
    }
  }

  @Test
  void toThread_outsideOfACoroutine_isRefused() {
    assertThatThrownBy(() -> Async.toThread(() -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("EventLoop.run");
  }

  @Test
  void offloadThreads_none_isRefused() {
    assertThatThrownBy(() -> EventLoop.builder().offloadThreads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }
}
