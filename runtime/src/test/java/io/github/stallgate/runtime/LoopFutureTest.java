// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Set once; results, failures and cancellation as they come out; JDK stages. */
class LoopFutureTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  @ParameterizedTest
  @MethodSource(NAMES)
  void result_pending_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> future = LoopFuture.create();
          assertThat(future.isDone()).isFalse();
          assertThatIllegalStateException()
              .isThrownBy(future::result)
              .withMessage("LoopFuture(pending) is not done; await() it, or ask isDone() first");
          assertThatIllegalStateException().isThrownBy(future::exception);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void set_twice_isRefusedWhateverTheFirstWas(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> completed = LoopFuture.create();
          completed.complete("first");
          assertThatIllegalStateException()
              .isThrownBy(() -> completed.complete("second"))
              .withMessage(
                  "can't complete LoopFuture(done): a future is set once; ask isDone() first");
          assertThatIllegalStateException()
              .isThrownBy(() -> completed.fail(new IOException()))
              .withMessageContaining("can't fail LoopFuture(done)");
          assertThat(completed.cancel()).isFalse();
          assertThat(completed.result()).isEqualTo("first");
          LoopFuture<String> cancelled = LoopFuture.create();
          assertThat(cancelled.cancel()).isTrue();
          assertThatIllegalStateException()
              .isThrownBy(() -> cancelled.complete("late"))
              .withMessageContaining("can't complete LoopFuture(cancelled)");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void set_twiceInDebug_tellsWhereItWasCreated(String backend) {
    EventLoop.builder()
        .backend(backend)
        .debug(true)
        .run(
            Coroutine.action(
                () -> {
                  LoopFuture<String> future = LoopFuture.create();
                  future.complete("first");
                  assertThatIllegalStateException()
                      .isThrownBy(() -> future.complete("second"))
                      .withMessageMatching(".*created at .*LoopFutureTest.java:\\d+\\)\\): .*");
                }));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void await_failures_passAsTheContractSays(String backend) {
    Backends.runAction(
        backend,
        () -> {
          IllegalArgumentException unchecked = new IllegalArgumentException();
          AssertionError error = new AssertionError();
          IOException checked = new IOException();
          assertThatThrownBy(() -> failed(unchecked).await()).isSameAs(unchecked);
          assertThatThrownBy(() -> failed(unchecked).result()).isSameAs(unchecked);
          assertThatThrownBy(() -> failed(error).await()).isSameAs(error);
          assertThatThrownBy(() -> failed(checked).await())
              .isInstanceOf(CompletionException.class)
              .cause()
              .isSameAs(checked);
          assertThat(failed(checked).exception()).isSameAs(checked);
          assertThatNullPointerException().isThrownBy(() -> LoopFuture.create().fail(null));
        });
  }

  private static LoopFuture<String> failed(Throwable failure) {
    LoopFuture<String> future = LoopFuture.create();
    future.fail(failure);
    return future;
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void await_cancelled_throwsAndEndsTheWaiterAsCancelled(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> future = LoopFuture.create();
          Task<String> waiter = Async.spawn(Coroutine.of(future::await));
          Async.yieldNow();
          future.cancel();
          assertThat(Async.gatherOutcomes(List.of(waiter)))
              .containsExactly(new Outcome.Cancelled<>());
          assertThatThrownBy(future::result).isInstanceOf(CancellationException.class);
          assertThatThrownBy(future::exception).isInstanceOf(CancellationException.class);
          assertThat(future.isCancelled()).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_ofOneOfTwoWaiters_endsTheFutureForBoth(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> shared = LoopFuture.create();
          Task<String> one = Async.spawn(Coroutine.of(shared::await));
          Task<String> two = Async.spawn(Coroutine.of(shared::await));
          Async.yieldNow();
          one.cancel();
          assertThat(Async.gatherOutcomes(List.of(one, two)))
              .containsExactly(new Outcome.Cancelled<>(), new Outcome.Cancelled<>());
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void whenDone_failsItself_isReportedAndOthersAreCalled(String backend) {
    Reports reports = new Reports();
    List<String> called = new ArrayList<>();
    IllegalArgumentException failure = new IllegalArgumentException("callback");
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(reports)
        .run(
            Coroutine.action(
                () -> {
                  LoopFuture<String> future = LoopFuture.create();
                  future.whenDone(
                      done -> {
                        throw failure;
                      });
                  future.whenDone(done -> called.add(done.result()));
                  future.complete("x");
                  Async.yieldNow();
                }));
    assertThat(called).containsExactly("x");
    assertThat(reports.failures).containsExactly(failure);
    assertThat(reports.places.get(0)).startsWith("a callback: ");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void fail_neverSeen_isReportedAtTheClose(String backend) {
    Reports reports = new Reports();
    IOException lost = new IOException("lost");
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(reports)
        .run(
            Coroutine.action(
                () -> {
                  LoopFuture.create().fail(lost);
                  LoopFuture<String> seen = LoopFuture.create();
                  seen.whenDone(LoopFuture::exception);
                  seen.fail(new IOException("seen"));
                  LoopFuture<String> awaited = LoopFuture.create();
                  EventLoop.current().callSoon(() -> awaited.fail(new IOException("awaited")));
                  assertThatThrownBy(awaited::await).hasRootCauseMessage("awaited");
                }));
    assertThat(reports.failures).containsExactly(lost);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void from_stage_bringsValueFailureAndCancel(String backend) {
    Backends.runAction(
        backend,
        () -> {
          IOException failure = new IOException("stage");
          long turns = EventLoop.current().metrics().turns();
          assertThat(Async.await(CompletableFuture.completedStage("now"))).isEqualTo("now");
          assertThat(EventLoop.current().metrics().turns()).isEqualTo(turns);
          assertThatThrownBy(() -> Async.await(CompletableFuture.failedStage(failure)))
              .isInstanceOf(CompletionException.class)
              .cause()
              .isSameAs(failure);
          CompletableFuture<String> elsewhere = new CompletableFuture<>();
          new Thread(() -> elsewhere.complete("elsewhere")).start();
          assertThat(Async.await(elsewhere)).isEqualTo("elsewhere");
          CompletableFuture<String> cancelled = new CompletableFuture<>();
          cancelled.cancel(false);
          assertThatThrownBy(() -> Async.await(cancelled))
              .isInstanceOf(CancellationException.class);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void from_stageOfACancelledWait_isCancelled(String backend) {
    Backends.runAction(
        backend,
        () -> {
          CompletableFuture<String> stage = new CompletableFuture<>();
          Task<String> task = Async.spawn(Coroutine.of(() -> Async.await(stage)));
          Async.yieldNow();
          task.cancel();
          assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
          assertThat(stage.isCancelled()).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void toCompletionStage_followsTheFuture(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> future = LoopFuture.create();
          CompletionStage<Integer> length = future.toCompletionStage().thenApply(String::length);
          future.complete("four");
          assertThat(Async.await(length)).isEqualTo(4);
          assertThatThrownBy(() -> Async.await(failed(new IOException()).toCompletionStage()))
              .hasCauseInstanceOf(IOException.class);
        });
  }
}
