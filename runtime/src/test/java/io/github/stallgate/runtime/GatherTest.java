// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several at once: P7 to P10 of the semantics, and what the contract adds. */
class GatherTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static Coroutine<String> after(int millis, String value) {
    return Coroutine.of(
        () -> {
          Async.sleep(Duration.ofMillis(millis));
          return value;
        });
  }

  private static Coroutine<String> failingAfter(int millis, Exception failure) {
    return Coroutine.of(
        () -> {
          Async.sleep(Duration.ofMillis(millis));
          throw failure;
        });
  }

  private static void runJumping(String backend, CheckedRunnable body) {
    EventLoop.builder().backend(backend).clock(HandClock.jumping()).run(Coroutine.action(body));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void gather_mixedInputs_keepsTheirOrder(String backend) {
    runJumping(
        backend,
        () -> {
          LoopFuture<String> done = LoopFuture.create();
          done.complete("done");
          Awaitable<String> foreign = foreign("foreign");
          assertThat(
                  Async.gather(
                      List.of(
                          after(3, "c"), done, foreign, after(1, "a"), Async.spawn(after(2, "b")))))
              .containsExactly("c", "done", "foreign", "a", "b");
          assertThat(Async.gather(List.<Coroutine<String>>of())).isEmpty();
        });
  }

  private static <T> Awaitable<T> foreign(T value) {
    return new Awaitable<>() {
      @Override
      public T await() {
        Async.yieldNow();
        return value;
      }

      @Override
      public boolean isDone() {
        return false;
      }
    };
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void gather_fetchesInParallel_takesTheLongestAndNotTheSum(String backend) {
    HandClock clock = HandClock.jumping();
    EventLoop.builder()
        .backend(backend)
        .clock(clock)
        .run(
            Coroutine.action(
                () -> {
                  Async.gather(List.of(after(800, "a"), after(500, "b"), after(300, "c")));
                  Async.sleep(Duration.ofMillis(1_500));
                }));
    assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(2_300));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void gather_sameAwaitableTwice_isAwaitedOnce(String backend) {
    runJumping(
        backend,
        () -> {
          int[] runs = new int[1];
          Coroutine<Integer> one = Coroutine.of(() -> ++runs[0]);
          assertThat(Async.gather(List.of(one, one))).containsExactly(1, 1);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void gather_firstFailure_comesAtOnceAndSiblingsRunOn(String backend) {
    Reports reports = new Reports();
    IllegalArgumentException first = new IllegalArgumentException("first");
    IOException second = new IOException("second");
    EventLoop.builder()
        .backend(backend)
        .clock(HandClock.jumping())
        .exceptionHandler(reports)
        .run(
            Coroutine.action(
                () -> {
                  Task<String> slow = Async.spawn(after(30, "slow"));
                  assertThatThrownBy(
                          () ->
                              Async.gather(
                                  List.of(slow, failingAfter(20, second), failingAfter(10, first))))
                      .isSameAs(first);
                  assertThat(slow.isDone()).isFalse();
                  assertThat(slow.await()).isEqualTo("slow");
                  assertThat(reports.failures).containsExactly(second);
                }));
    assertThat(reports.failures).containsExactly(second);
    assertThat(reports.places.get(0)).contains("after the first of a gather");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void gather_checkedFailure_isTheCauseOfACompletionException(String backend) {
    runJumping(
        backend,
        () -> {
          IOException failure = new IOException();
          assertThatThrownBy(() -> Async.gather(List.of(failingAfter(1, failure))))
              .isInstanceOf(CompletionException.class)
              .cause()
              .isSameAs(failure);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void gather_inputFailedAlready_throwsWithoutATurnAndReportsLaterOnes(String backend) {
    Reports reports = new Reports();
    IOException later = new IOException("later");
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(reports)
        .run(
            Coroutine.action(
                () -> {
                  LoopFuture<String> failed = LoopFuture.create();
                  failed.fail(new IllegalArgumentException("before"));
                  LoopFuture<String> open = LoopFuture.create();
                  long turns = EventLoop.current().metrics().turns();
                  assertThatThrownBy(() -> Async.gather(List.of(open, failed)))
                      .hasMessage("before");
                  assertThat(EventLoop.current().metrics().turns()).isEqualTo(turns);
                  open.fail(later);
                  Async.yieldNow();
                }));
    assertThat(reports.failures).containsExactly(later);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void gather_cancelledInput_isAFailureAndSiblingsRunOn(String backend) {
    runJumping(
        backend,
        () -> {
          Task<String> cancelled = Async.spawn(after(50, "x"));
          Task<String> sibling = Async.spawn(after(10, "sibling"));
          EventLoop.current().callSoon(cancelled::cancel);
          assertThatThrownBy(() -> Async.gather(List.of(sibling, cancelled)))
              .isInstanceOf(CancellationException.class);
          assertThat(Task.current().state()).isEqualTo(Task.State.RUNNING);
          Async.yieldNow();
          assertThat(sibling.await()).isEqualTo("sibling");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void gather_cancelled_cancelsAllAndAwaitsTheirEnds(String backend) {
    List<String> order = new ArrayList<>();
    runJumping(
        backend,
        () -> {
          Coroutine<Void> cleansUp =
              Coroutine.action(
                  () -> {
                    try {
                      Async.sleep(Duration.ofDays(1));
                    } finally {
                      CancelScope.shielded(
                          () -> {
                            Async.sleep(Duration.ofMillis(5));
                            return order.add("cleaned up");
                          });
                    }
                  });
          LoopFuture<Void> plain = LoopFuture.create();
          Task<?> gatherer =
              Async.spawn(Coroutine.of(() -> Async.gather(List.of(cleansUp, plain))));
          Async.sleep(Duration.ofMillis(1));
          gatherer.cancel();
          assertThatThrownBy(gatherer::await).isInstanceOf(CancellationException.class);
          order.add("gather ended");
          assertThat(plain.isCancelled()).isTrue();
        });
    assertThat(order).containsExactly("cleaned up", "gather ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void gather_inACancelledScope_leavesNothingRunning(String backend) {
    boolean[] ran = new boolean[1];
    runJumping(
        backend,
        () -> {
          CancelScope.run(
              scope -> {
                scope.cancel();
                return Async.gather(List.of(Coroutine.action(() -> ran[0] = true)));
              });
          Async.yieldNow();
        });
    assertThat(ran[0]).isFalse();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void gather_oneUsedBefore_refusesAllAndSpawnsNone(String backend) {
    boolean[] ran = new boolean[1];
    runJumping(
        backend,
        () -> {
          Coroutine<Void> used = Coroutine.action(() -> {});
          used.await();
          assertThatIllegalStateException()
              .isThrownBy(() -> Async.gather(List.of(Coroutine.action(() -> ran[0] = true), used)))
              .withMessageContaining("was awaited or spawned before");
          Async.yieldNow();
        });
    assertThat(ran[0]).isFalse();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void gatherOutcomes_allKinds_areCollected(String backend) {
    runJumping(
        backend,
        () -> {
          IOException failure = new IOException();
          Task<String> cancelled = Async.spawn(after(1, "never"));
          cancelled.cancel();
          assertThat(
                  Async.gatherOutcomes(
                      List.of(after(3, "value"), failingAfter(1, failure), cancelled)))
              .containsExactly(
                  new Outcome.Success<>("value"),
                  new Outcome.Failure<>(failure),
                  new Outcome.Cancelled<>());
        });
  }
}
