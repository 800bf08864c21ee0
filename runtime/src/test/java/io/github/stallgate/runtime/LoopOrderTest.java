// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs when: semantics 2.1 and 2.2. */
class LoopOrderTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static long turns() {
    return EventLoop.current().metrics().turns();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void callbacks_soonAndTimedAndCancelled_runInOrder(String backend) {
    List<String> order = new ArrayList<>();
    EventLoop.builder()
        .backend(backend)
        .clock(HandClock.jumping())
        .run(
            Coroutine.action(
                () -> {
                  EventLoop loop = EventLoop.current();
                  long now = loop.nanoTime();
                  loop.callAt(now + 20_000_000, () -> order.add("at20"));
                  loop.callLater(Duration.ofMillis(10), () -> order.add("later10"));
                  loop.callSoon(() -> order.add("soon1"));
                  loop.callSoon(() -> order.add("cancelled")).cancel();
                  loop.callLater(Duration.ofMillis(5), () -> order.add("cancelled")).cancel();
                  loop.callSoon(() -> order.add("soon2"));
                  Async.sleep(Duration.ofMillis(30));
                }));
    assertThat(order).containsExactly("soon1", "soon2", "later10", "at20");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void callSoon_fromACallback_waitsForTheNextTurn(String backend) {
    List<Long> at = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          EventLoop loop = EventLoop.current();
          loop.callSoon(
              () -> {
                at.add(turns());
                loop.callSoon(() -> at.add(turns()));
              });
          loop.callSoon(() -> at.add(turns()));
          Async.yieldNow();
          Async.yieldNow();
        });
    long first = at.get(0);
    assertThat(at).containsExactly(first, first, first + 1);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void yieldNow_andSleepZero_takeExactlyOneTurn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          long before = turns();
          Async.yieldNow();
          assertThat(turns()).isEqualTo(before + 1);
          Async.sleep(Duration.ZERO);
          assertThat(turns()).isEqualTo(before + 2);
          Async.sleep(Duration.ofMillis(-1));
          assertThat(turns()).isEqualTo(before + 3);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void await_doneOrPlainCoroutine_takesNoTurnAndNoSwitch(String backend) {
    Backends.runAction(
        backend,
        () -> {
          boolean[] ran = new boolean[1];
          EventLoop.current().callSoon(() -> ran[0] = true);
          LoopFuture<Integer> done = LoopFuture.create();
          done.complete(1);
          long before = turns();
          assertThat(done.await()).isEqualTo(1);
          Task<?> caller = Task.current();
          assertThat(Coroutine.of(Task::current).await()).isSameAs(caller);
          assertThat(turns()).isEqualTo(before);
          assertThat(ran[0]).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void complete_withCallbacksAndWaiters_wakesThemInOrderInTheNextTurn(String backend) {
    List<String> order = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> future = LoopFuture.create();
          future.whenDone(done -> order.add("callback 1"));
          Task<?> waiter =
              Async.spawn(
                  Coroutine.action(
                      () -> {
                        future.await();
                        order.add("waiter");
                      }));
          Async.yieldNow();
          future.whenDone(done -> order.add("callback 2"));
          long before = turns();
          future.complete("x");
          future.whenDone(done -> order.add("late"));
          order.add("completer");
          waiter.await();
          assertThat(turns()).isEqualTo(before + 2);
        });
    assertThat(order).containsExactly("completer", "callback 1", "waiter", "callback 2", "late");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void yieldNow_beside100Others_letsEachRunOnceInBetween(String backend) {
    Backends.runAction(
        backend,
        () -> {
          int[] runs = new int[1];
          List<Task<?>> others = new ArrayList<>();
          for (int i = 0; i < 100; i++) {
            others.add(
                Async.spawn(
                    Coroutine.action(
                        () -> {
                          for (int round = 0; round < 10; round++) {
                            runs[0]++;
                            Async.yieldNow();
                          }
                        })));
          }
          for (int round = 1; round <= 10; round++) {
            Async.yieldNow();
            assertThat(runs[0]).isEqualTo(100 * round);
          }
          others.forEach(LoopFuture::cancel);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void callSoon_thatReschedulesItself_starvesNeitherTimersNorOtherThreads(String backend) {
    HandClock clock = HandClock.still();
    boolean[] stop = new boolean[1];
    EventLoop.builder()
        .backend(backend)
        .clock(clock)
        .run(
            Coroutine.action(
                () -> {
                  EventLoop loop = EventLoop.current();
                  Runnable[] hog = new Runnable[1];
                  hog[0] =
                      () -> {
                        clock.advance(Duration.ofMillis(1));
                        if (!stop[0]) {
                          loop.callSoon(hog[0]);
                        }
                      };
                  hog[0].run();
                  Async.sleep(Duration.ofMillis(5));
                  LoopFuture<String> fromOutside = LoopFuture.create();
                  new Thread(() -> loop.execute(() -> fromOutside.complete("seen"))).start();
                  assertThat(fromOutside.await()).isEqualTo("seen");
                  stop[0] = true;
                }));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timers_atTheSameTime_fireInTheOrderTheyWereSet(String backend) {
    HandClock clock = HandClock.jumping();
    List<Integer> order = new ArrayList<>();
    EventLoop.builder()
        .backend(backend)
        .clock(clock)
        .run(
            Coroutine.action(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    int number = i;
                    EventLoop.current().callAt(1_000, () -> order.add(number));
                  }
                  Async.sleep(Duration.ofMillis(1));
                }));
    assertThat(order).isEqualTo(IntStream.range(0, 50).boxed().toList());
    assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(1));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timers_hugeDurations_neverFireAndDontFail(String backend) {
    List<String> fired = new ArrayList<>();
    EventLoop.builder()
        .backend(backend)
        .clock(HandClock.jumping())
        .run(
            Coroutine.action(
                () -> {
                  EventLoop loop = EventLoop.current();
                  loop.callLater(Duration.ofSeconds(Long.MAX_VALUE), () -> fired.add("huge"));
                  loop.callAt(Long.MAX_VALUE, () -> fired.add("last"));
                  loop.callLater(Duration.ofSeconds(Long.MIN_VALUE), () -> fired.add("past"));
                  Async.sleep(Duration.ofDays(1_000));
                }));
    assertThat(fired).containsExactly("past");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void handle_cancelledAfterItsCall_saysItWasNot(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Handle called = EventLoop.current().callSoon(() -> {});
          Handle cancelled = EventLoop.current().callSoon(() -> {});
          cancelled.cancel();
          cancelled.cancel();
          Async.yieldNow();
          called.cancel();
          assertThat(called.isCancelled()).isFalse();
          assertThat(cancelled.isCancelled()).isTrue();
        });
  }

  private static List<Integer> order(String backend, long seed) {
    List<Integer> order = new ArrayList<>();
    EventLoop.builder()
        .backend(backend)
        .seed(seed)
        .run(
            Coroutine.action(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    int number = i;
                    Async.spawn(
                        Coroutine.action(
                            () -> {
                              order.add(number);
                              Async.yieldNow();
                              order.add(number);
                            }));
                  }
                  Async.yieldNow();
                  Async.yieldNow();
                }));
    return order;
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void seed_sameAndOther_shufflesTheSameAndOtherwise(String backend) {
    assertThat(order(backend, 1)).isEqualTo(order(backend, 1)).isNotEqualTo(order(backend, 2));
    assertThat(order(backend, 1).subList(0, 50))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50).boxed().toList());
  }
}
