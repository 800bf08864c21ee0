// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stallgate.runtime.testing.VirtualClock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FromThreadTest {
  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void fromThread_callable_runsInTheWaitingTask(String backend) {
    TaskLocal<String> local = new TaskLocal<>();
    Backends.runAction(
        backend,
        () -> {
          Task<?> own = Task.current();
          local.set("own");
          Task<?> seen =
              Async.toThread(
                  () ->
                      Async.<Task<?>>fromThread(
                          () -> {
                            Async.yieldNow();
                            assertThat(local.get()).isEqualTo("own");
                            return Task.current();
                          }));
          assertThat(seen).isSameAs(own);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void fromThread_manyInTurn_allAnswer(String backend) {
    int sum =
        Backends.run(
            backend,
            () ->
                Async.<Integer>toThread(
                    () -> {
                      int all = 0;
                      for (int i = 0; i < 200; i++) {
                        int each = i;
                        all += Async.<Integer>fromThread(Coroutine.of(() -> each));
                      }
                      return all;
                    }));
    assertThat(sum).isEqualTo(199 * 100);
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void fromThread_failures_comeOutAsOfAnAwait(String backend) {
    CompletionException unchecked = new CompletionException(new IllegalStateException());
    Exception checked = new Exception("checked");
    Backends.runAction(
        backend,
        () ->
            Async.toThread(
                () -> {
                  assertThatThrownBy(() -> Async.fromThread(() -> fail(unchecked)))
                      .isSameAs(unchecked);
                  assertThatThrownBy(() -> Async.fromThread(() -> fail(checked)))
                      .isInstanceOf(CompletionException.class)
                      .cause()
                      .isSameAs(checked);
                  return null;
                }));
  }

  private static Object fail(Exception why) throws Exception {
    throw why;
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void fromThread_taskCancelled_throwsOnTheThread(String backend) {
    CompletableFuture<Void> began = new CompletableFuture<>();
    CountDownLatch gate = new CountDownLatch(1);
    Backends.runAction(
        backend,
        () -> {
          Task<String> task =
              Async.spawn(
                  Coroutine.of(
                      () ->
                          Async.toThread(
                              () -> {
                                Async.checkCancelled();
                                began.complete(null);
                                gate.await();
                                assertThatThrownBy(() -> Async.fromThread(() -> "never"))
                                    .isInstanceOf(CancellationException.class)
                                    .hasMessage("enough");
                                assertThatThrownBy(Async::checkCancelled)
                                    .isInstanceOf(CancellationException.class);
                                return "told";
                              })));
          Async.await(began);
          task.cancel("enough");
          Async.yieldNow();
          Async.yieldNow();
          gate.countDown();
          assertThat(task.await()).isEqualTo("told");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void fromThread_cancelledWhileItsBodyWaits_throwsOnTheThread(String backend) {
    CompletableFuture<Void> began = new CompletableFuture<>();
    Backends.runAction(
        backend,
        () -> {
          Task<Object> task =
              Async.spawn(
                  Coroutine.of(
                      () ->
                          Async.toThread(
                              () ->
                                  Async.fromThread(
                                      () -> {
                                        began.complete(null);
                                        return LoopFuture.create().await();
                                      }))));
          Async.await(began);
          task.cancel("enough");
          assertThatThrownBy(task::await)
              .isInstanceOf(CancellationException.class)
              .hasMessage("enough");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void fromThread_abandoned_throwsOnTheThread(String backend) throws Exception {
    CompletableFuture<Void> began = new CompletableFuture<>();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    CountDownLatch gate = new CountDownLatch(1);
    Backends.runAction(
        backend,
        () -> {
          Task<Object> task =
              Async.spawn(
                  Coroutine.of(
                      () ->
                          Async.toThread(
                              Async.OnCancel.ABANDON,
                              () -> {
                                began.complete(null);
                                gate.await();
                                try {
                                  return Async.fromThread(() -> "never");
                                } catch (CancellationException e) {
                                  thrown.complete(e);
                                  return null;
                                }
                              })));
          Async.await(began);
          task.cancel();
          Gathering.awaitEnd(task);
          gate.countDown();
          assertThat(Async.await(thrown)).isInstanceOf(CancellationException.class);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void fromThread_loopClosedMeanwhile_throwsOnTheThread(String backend) throws Exception {
    CompletableFuture<Void> began = new CompletableFuture<>();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    CountDownLatch gate = new CountDownLatch(1);
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(
              Coroutine.of(
                  () ->
                      Async.toThread(
                          Async.OnCancel.ABANDON,
                          () -> {
                            began.complete(null);
                            gate.await();
                            try {
                              return Async.fromThread(() -> "never");
                            } catch (CancellationException e) {
                              thrown.complete(e);
                              return null;
                            }
                          })));
          Async.await(began);
        });
    gate.countDown();
    assertThat(thrown.get()).isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void fromThread_bodySleepsInVirtualTime_jumps(String backend) {
    VirtualClock clock = new VirtualClock();
    EventLoop.builder()
        .backend(backend)
        .clock(clock)
        .run(
            Coroutine.action(
                () ->
                    Async.toThread(
                        () ->
                            Async.fromThread(
                                () -> {
                                  Async.sleep(Duration.ofDays(1));
                                  return null;
                                }))));
    assertThat(clock.nanoTime()).isEqualTo(Duration.ofDays(1).toNanos());
  }

  @Test
  void fromThread_anyThread_isRefused() {
    assertThatThrownBy(() -> Async.fromThread(() -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Async.toThread");
    assertThatThrownBy(Async::checkCancelled).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void fromThread_onTheLoop_isRefused(String backend) {
    Backends.runAction(
        backend,
        () ->
            assertThatThrownBy(() -> Async.fromThread(() -> 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("directly"));
  }
}
