// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P15: the outer wait is cancelled, the inner lives; and shielded parts of a task. */
class ShieldTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static void runJumping(String backend, CheckedRunnable body) {
    EventLoop.builder().backend(backend).clock(HandClock.jumping()).run(Coroutine.action(body));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void shield_outerCancelled_innerLives(String backend) {
    runJumping(
        backend,
        () -> {
          LoopFuture<String> inner = LoopFuture.create();
          Task<String> outer = Async.spawn(Coroutine.of(() -> Async.shield(inner)));
          Async.yieldNow();
          outer.cancel();
          assertThatThrownBy(outer::await).isInstanceOf(CancellationException.class);
          assertThat(inner.isDone()).isFalse();
          inner.complete("lives");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void shield_coroutine_isSpawnedAndItsOutcomePasses(String backend) {
    runJumping(
        backend,
        () -> {
          IllegalArgumentException failure = new IllegalArgumentException();
          assertThat(Async.shield(Coroutine.of(() -> 1))).isEqualTo(1);
          assertThatThrownBy(
                  () ->
                      Async.shield(
                          Coroutine.of(
                              () -> {
                                throw failure;
                              })))
              .isSameAs(failure);
          LoopFuture<String> cancelled = LoopFuture.create();
          EventLoop.current().callSoon(cancelled::cancel);
          assertThatThrownBy(() -> Async.shield(cancelled))
              .isInstanceOf(CancellationException.class);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void shield_innerFailsAfterTheOuterIsGone_isReported(String backend) {
    Reports reports = new Reports();
    IllegalArgumentException failure = new IllegalArgumentException("late");
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(reports)
        .run(
            Coroutine.action(
                () -> {
                  LoopFuture<Void> gate = LoopFuture.create();
                  Task<?> outer =
                      Async.spawn(
                          Coroutine.of(
                              () ->
                                  Async.shield(
                                      Coroutine.action(
                                          () -> {
                                            gate.await();
                                            throw failure;
                                          }))));
                  Async.yieldNow();
                  Async.yieldNow();
                  outer.cancel();
                  gate.complete(null);
                  Async.yieldNow();
                  Async.yieldNow();
                }));
    assertThat(reports.failures).containsExactly(failure);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void shield_inACallback_isRefusedAndSpawnsNothing(String backend) {
    List<Throwable> thrown = new ArrayList<>();
    boolean[] ran = new boolean[1];
    runJumping(
        backend,
        () -> {
          EventLoop.current()
              .callSoon(
                  () -> {
                    try {
                      Async.shield(Coroutine.action(() -> ran[0] = true));
                    } catch (IllegalStateException e) {
                      thrown.add(e);
                    }
                  });
          Async.yieldNow();
          Async.yieldNow();
        });
    assertThat(thrown).hasSize(1);
    assertThat(ran[0]).isFalse();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void shielded_cancelledMeanwhile_goesOnAndTheNextWaitOutsideThrows(String backend) {
    List<String> order = new ArrayList<>();
    runJumping(
        backend,
        () -> {
          Task<?> task =
              Async.spawn(
                  Coroutine.action(
                      () -> {
                        CancelScope.shielded(
                            () -> {
                              Async.sleep(Duration.ofMillis(10));
                              Async.yieldNow();
                              return order.add("shielded part ended");
                            });
                        order.add("outside");
                        Async.yieldNow();
                        order.add("never");
                      }));
          Async.yieldNow();
          task.cancel();
          assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
        });
    assertThat(order).containsExactly("shielded part ended", "outside");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void shielded_scopeWithin_isStillCutByItsOwnDeadline(String backend) {
    List<String> order = new ArrayList<>();
    runJumping(
        backend,
        () -> {
          Task<?> task =
              Async.spawn(
                  Coroutine.action(
                      () ->
                          CancelScope.shielded(
                              () -> {
                                boolean out =
                                    CancelScope.moveOnAfter(
                                        Duration.ofMillis(10),
                                        () -> Async.sleep(Duration.ofDays(1)));
                                return order.add("timed out: " + out);
                              })));
          Async.yieldNow();
          task.cancel();
          task.await();
        });
    assertThat(order).containsExactly("timed out: true");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void shielded_groupWithin_membersAreShieldedToo(String backend) {
    runJumping(
        backend,
        () -> {
          Task<String> task =
              Async.spawn(
                  Coroutine.of(
                      () ->
                          CancelScope.shielded(
                              () ->
                                  TaskGroup.run(
                                      group ->
                                          group
                                              .spawn(
                                                  Coroutine.of(
                                                      () -> {
                                                        Async.sleep(Duration.ofMillis(5));
                                                        return "member";
                                                      }))
                                              .await()))));
          Async.sleep(Duration.ofMillis(1));
          task.cancel();
          assertThat(task.await()).isEqualTo("member");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void shielded_failures_passAndTheShieldEnds(String backend) {
    runJumping(
        backend,
        () -> {
          IllegalArgumentException failure = new IllegalArgumentException();
          assertThatThrownBy(
                  () ->
                      CancelScope.shielded(
                          () -> {
                            throw failure;
                          }))
              .isSameAs(failure);
          CancelScope.run(
              scope -> {
                scope.cancel();
                assertThatThrownBy(Async::yieldNow).isInstanceOf(CancellationException.class);
                return null;
              });
        });
    assertThatIllegalStateException()
        .isThrownBy(() -> CancelScope.shielded(() -> 1))
        .withMessageContaining("runs no coroutine");
  }
}
