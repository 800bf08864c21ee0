// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trio's cancel scopes: level triggered, nested, with deadlines. */
class CancelScopeTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private static void runJumping(String backend, CheckedRunnable body) {
    EventLoop.builder().backend(backend).clock(HandClock.jumping()).run(Coroutine.action(body));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_notCancelled_givesTheResult(String backend) {
    runJumping(
        backend,
        () -> {
          assertThat(CancelScope.run(scope -> "value")).contains("value");
          IOException checked = new IOException();
          assertThatThrownBy(
                  () ->
                      CancelScope.run(
                          scope -> {
                            throw checked;
                          }))
              .isInstanceOf(CompletionException.class)
              .cause()
              .isSameAs(checked);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_ownScope_everyWaitThrowsAgainUntilItEnds(String backend) {
    runJumping(
        backend,
        () -> {
          int[] cuts = new int[1];
          assertThat(
                  CancelScope.run(
                      scope -> {
                        scope.cancel();
                        assertThat(scope.isCancelled()).isTrue();
                        for (int i = 0; i < 3; i++) {
                          try {
                            Async.yieldNow();
                          } catch (CancellationException cut) {
                            cuts[0]++;
                          }
                        }
                        Async.sleep(SHORT);
                        return "never";
                      }))
              .isEmpty();
          assertThat(cuts[0]).isEqualTo(3);
          Async.sleep(SHORT);
          assertThat(EventLoop.current().metrics().swallowedCancellations()).isZero();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_endsWithoutAWait_keepsTheResult(String backend) {
    runJumping(
        backend,
        () ->
            assertThat(
                    CancelScope.run(
                        scope -> {
                          scope.cancel();
                          return "kept";
                        }))
                .contains("kept"));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_fromAnotherTask_cutsTheWait(String backend) {
    runJumping(
        backend,
        () -> {
          List<CancelScope> scopes = new ArrayList<>();
          Task<String> task =
              Async.spawn(
                  Coroutine.of(
                      () ->
                          CancelScope.run(
                                  scope -> {
                                    scopes.add(scope);
                                    Async.sleep(LONG);
                                    return "slept";
                                  })
                              .orElse("cut")));
          Async.yieldNow();
          scopes.get(0).cancel();
          assertThat(task.await()).isEqualTo("cut");
          scopes.get(0).cancel();
          assertThat(task.state()).isEqualTo(Task.State.SUCCEEDED);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_outerOfTwo_passesTheInner(String backend) {
    runJumping(
        backend,
        () -> {
          List<String> left = new ArrayList<>();
          assertThat(
                  CancelScope.run(
                      outer -> {
                        CancelScope.run(
                            inner -> {
                              outer.cancel();
                              Async.sleep(LONG);
                              return "never";
                            });
                        left.add("inner returned");
                        return "never";
                      }))
              .isEmpty();
          assertThat(left).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_innerOfTwo_endsAtTheInner(String backend) {
    runJumping(
        backend,
        () ->
            assertThat(
                    CancelScope.run(
                        outer -> {
                          assertThat(
                                  CancelScope.run(
                                      inner -> {
                                        inner.cancel();
                                        Async.sleep(LONG);
                                        return "never";
                                      }))
                              .isEmpty();
                          Async.sleep(SHORT);
                          return "outer goes on";
                        }))
                .contains("outer goes on"));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_innerThenOuter_endsAtTheOuter(String backend) {
    runJumping(
        backend,
        () -> {
          List<String> left = new ArrayList<>();
          assertThat(
                  CancelScope.run(
                      outer -> {
                        CancelScope.run(
                            inner -> {
                              inner.cancel();
                              outer.cancel();
                              Async.sleep(LONG);
                              return "never";
                            });
                        left.add("inner returned");
                        return "never";
                      }))
              .isEmpty();
          assertThat(left).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void moveOnAfter_tooLong_isTrue(String backend) {
    runJumping(
        backend,
        () -> {
          assertThat(CancelScope.moveOnAfter(SHORT, () -> Async.sleep(LONG))).isTrue();
          assertThat(CancelScope.moveOnAfter(LONG, () -> Async.sleep(SHORT))).isFalse();
          assertThat(CancelScope.moveOnAfter(Duration.ZERO, Async::yieldNow)).isTrue();
          assertThat(CancelScope.moveOnAfter(Duration.ZERO, () -> {})).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void deadline_movedAndPassed_countsTheLast(String backend) {
    HandClock clock = HandClock.jumping();
    EventLoop.builder()
        .backend(backend)
        .clock(clock)
        .run(
            Coroutine.action(
                () -> {
                  EventLoop loop = EventLoop.current();
                  assertThat(
                          CancelScope.run(
                              scope -> {
                                scope.deadline(loop.nanoTime() + 1_000_000);
                                scope.deadline(loop.nanoTime() + 3_000_000);
                                Async.sleep(Duration.ofMillis(2));
                                assertThat(scope.isCancelled()).isFalse();
                                Async.sleep(LONG);
                                return "never";
                              }))
                      .isEmpty();
                  assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(3));
                }));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_scopeWithAGroup_cancelsItsMembersAndTheirScopes(String backend) {
    List<String> order = new ArrayList<>();
    runJumping(
        backend,
        () -> {
          boolean out =
              CancelScope.moveOnAfter(
                  SHORT,
                  () ->
                      TaskGroup.run(
                          group -> {
                            group.spawn(
                                Coroutine.action(
                                    () -> {
                                      try {
                                        CancelScope.run(
                                            own -> {
                                              Async.sleep(LONG);
                                              return order.add("never");
                                            });
                                        order.add("its own scope took it");
                                      } finally {
                                        order.add("member ended");
                                      }
                                    }));
                            return null;
                          }));
          order.add("timed out: " + out);
        });
    assertThat(order).containsExactly("member ended", "timed out: true");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_whatItWaitsForHasJustCompleted_losesNeitherValueNorCancel(String backend) {
    runJumping(
        backend,
        () -> {
          LoopFuture<String> future = LoopFuture.create();
          List<String> got = new ArrayList<>();
          List<CancelScope> scopes = new ArrayList<>();
          Task<?> task =
              Async.spawn(
                  Coroutine.of(
                      () ->
                          CancelScope.run(
                              scope -> {
                                scopes.add(scope);
                                got.add(future.await());
                                Async.yieldNow();
                                return got.add("never");
                              })));
          Async.yieldNow();
          future.complete("value");
          scopes.get(0).cancel();
          task.await();
          assertThat(got).containsExactly("value");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void spawn_inACancelledScope_inheritsNothing(String backend) {
    runJumping(
        backend,
        () -> {
          List<Task<String>> tasks = new ArrayList<>();
          CancelScope.run(
              scope -> {
                scope.cancel();
                tasks.add(
                    Async.spawn(
                        Coroutine.of(
                            () -> {
                              Async.sleep(SHORT);
                              return "free";
                            })));
                return null;
              });
          assertThat(tasks.get(0).await()).isEqualTo("free");
        });
  }
}
