// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
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

class StageAdapterTest {
  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_doneStage_takesNoTurn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          long turns = EventLoop.current().metrics().turns();
          assertThat(Async.await(CompletableFuture.completedFuture("x"))).isEqualTo("x");
          assertThat(EventLoop.current().metrics().turns()).isEqualTo(turns);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_completedByAnotherThread_givesTheValue(String backend) {
    CompletableFuture<String> stage = new CompletableFuture<>();
    Backends.runAction(
        backend,
        () -> {
          Thread other = new Thread(() -> stage.complete("x"));
          EventLoop.current().callSoon(other::start);
          String both = Async.await(stage.thenApply(value -> value + "y"));
          assertThat(both).isEqualTo("xy");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_failedStage_throwsItsBareFailure(String backend) {
    IllegalArgumentException unchecked = new IllegalArgumentException();
    IOException checked = new IOException();
    Backends.runAction(
        backend,
        () -> {
          assertThatThrownBy(() -> Async.await(dependent(unchecked))).isSameAs(unchecked);
          assertThatThrownBy(() -> Async.await(dependent(checked)))
              .isInstanceOf(CompletionException.class)
              .cause()
              .isSameAs(checked);
          assertThatThrownBy(() -> Async.await(dependent(new CancellationException("gone"))))
              .isInstanceOf(CancellationException.class)
              .hasMessage("gone");
        });
  }

  private static CompletionStage<Object> dependent(Throwable failure) {
    return CompletableFuture.failedFuture(failure).thenApply(value -> value);
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_cancelled_cancelsTheStage(String backend) {
    CompletableFuture<String> stage = new CompletableFuture<>();
    Backends.runAction(
        backend,
        () -> {
          Task<String> task = Async.spawn(Coroutine.of(() -> Async.await(stage)));
          Async.yieldNow();
          task.cancel();
          assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
          assertThat(stage).isCancelled();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void await_cancelledStageThatCannotBe_isNoFault(String backend) {
    List<Throwable> reports = new ArrayList<>();
    CompletionStage<String> minimal = new CompletableFuture<String>().minimalCompletionStage();
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler((loop, failure, where) -> reports.add(failure))
        .run(
            Coroutine.action(
                () -> {
                  Task<String> task = Async.spawn(Coroutine.of(() -> Async.await(minimal)));
                  Async.yieldNow();
                  task.cancel();
                  assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
                  Async.yieldNow();
                }));
    assertThat(reports).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toCompletionStage_outcomes_areTheFutures(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> value = LoopFuture.create();
          LoopFuture<String> failed = LoopFuture.create();
          LoopFuture<String> cancelled = LoopFuture.create();
          CompletableFuture<String> first = value.toCompletionStage().toCompletableFuture();
          CompletableFuture<String> second = failed.toCompletionStage().toCompletableFuture();
          CompletableFuture<String> third = cancelled.toCompletionStage().toCompletableFuture();
          value.complete("x");
          failed.fail(new IOException("broken"));
          cancelled.cancel();
          Async.yieldNow();
          assertThat(first).isCompletedWithValue("x");
          assertThat(second).isCompletedExceptionally();
          assertThatThrownBy(second::get).hasRootCauseMessage("broken");
          assertThatThrownBy(third::join).hasRootCauseInstanceOf(CancellationException.class);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void toCompletionStage_cancelOfIt_leavesTheFuture(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> future = LoopFuture.create();
          future.toCompletionStage().toCompletableFuture().cancel(true);
          Async.yieldNow();
          assertThat(future.isDone()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void from_stageCompletedAfterTheLoopsEnd_isNoFault(String backend) {
    CompletableFuture<String> stage = new CompletableFuture<>();
    CompletableFuture<String> dependent =
        Backends.run(
            backend,
            () -> {
              LoopFuture.from(stage.minimalCompletionStage());
              return stage.thenApply(value -> value + "!");
            });
    assertThat(stage.complete("x")).isTrue();
    assertThat(dependent).isCompletedWithValue("x!");
  }
}
