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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No member outlives the block; all failures arrive together. */
class TaskGroupTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final List<String> order = new ArrayList<>();

  private static void runJumping(String backend, CheckedRunnable body) {
    EventLoop.builder().backend(backend).clock(HandClock.jumping()).run(Coroutine.action(body));
  }

  private Coroutine<Void> waiting(String name) {
    return Coroutine.action(
        () -> {
          try {
            Async.sleep(LONG);
          } finally {
            order.add(name + " ended");
          }
        });
  }

  private static Coroutine<Void> failingAfter(Duration time, Exception failure) {
    return Coroutine.of(
        () -> {
          Async.sleep(time);
          throw failure;
        });
  }

  private static List<Throwable> failuresOf(ThrowingCallable body) {
    List<Throwable> failures = new ArrayList<>();
    assertThatThrownBy(body)
        .isInstanceOfSatisfying(TaskGroupException.class, e -> failures.addAll(e.failures()));
    return failures;
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_members_endBeforeIt(String backend) {
    runJumping(
        backend,
        () -> {
          String result =
              TaskGroup.run(
                  group -> {
                    for (int i = 1; i <= 3; i++) {
                      int millis = i;
                      group.spawn(
                          Coroutine.action(
                              () -> {
                                Async.sleep(Duration.ofMillis(millis));
                                order.add("member " + millis);
                              }));
                    }
                    order.add("body");
                    return "result";
                  });
          order.add(result);
          assertThat(TaskGroup.<String>run(group -> "empty")).isEqualTo("empty");
        });
    assertThat(order).containsExactly("body", "member 1", "member 2", "member 3", "result");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_memberFails_cancelsSiblingsAndBody(String backend) {
    IOException failure = new IOException("member");
    runJumping(
        backend,
        () ->
            assertThat(
                    failuresOf(
                        () ->
                            TaskGroup.run(
                                group -> {
                                  group.spawn(waiting("sibling"));
                                  group.spawn(failingAfter(SHORT, failure));
                                  return waiting("body").await();
                                })))
                .containsExactly(failure));
    assertThat(order).containsExactlyInAnyOrder("sibling ended", "body ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_severalFail_allArrive(String backend) {
    IOException first = new IOException("first");
    IllegalStateException cleanup = new IllegalStateException("cleanup");
    IllegalArgumentException body = new IllegalArgumentException("body");
    runJumping(
        backend,
        () -> {
          List<Throwable> failures =
              failuresOf(
                  () ->
                      TaskGroup.run(
                          group -> {
                            group.spawn(failingAfter(SHORT, first));
                            group.spawn(
                                Coroutine.action(
                                    () -> {
                                      try {
                                        Async.sleep(LONG);
                                      } finally {
                                        throwIt(cleanup);
                                      }
                                    }));
                            try {
                              Async.sleep(LONG);
                            } finally {
                              throwIt(body);
                            }
                            return null;
                          }));
          assertThat(failures.get(0)).isSameAs(first);
          assertThat(failures).containsExactlyInAnyOrder(first, cleanup, body);
        });
  }

  private static void throwIt(RuntimeException failure) {
    throw failure;
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_bodyAloneFails_cancelsMembersAndIsInTheException(String backend) {
    IOException failure = new IOException("body");
    runJumping(
        backend,
        () ->
            assertThatThrownBy(
                    () ->
                        TaskGroup.run(
                            group -> {
                              group.spawn(waiting("member"));
                              Async.yieldNow();
                              throw failure;
                            }))
                .isInstanceOf(TaskGroupException.class)
                .hasMessageContaining("body")
                .hasCause(failure));
    assertThat(order).containsExactly("member ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_bodyPassesAMembersFailureOn_hasItOnce(String backend) {
    IOException failure = new IOException("member");
    runJumping(
        backend,
        () ->
            assertThat(
                    failuresOf(
                        () ->
                            TaskGroup.run(
                                group -> {
                                  Task<Void> member = group.spawn(failingAfter(SHORT, failure));
                                  return CancelScope.shielded(member::await);
                                })))
                .containsExactly(failure));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_memberCancelledAlone_isNoFailureAndSiblingsLive(String backend) {
    runJumping(
        backend,
        () ->
            TaskGroup.run(
                group -> {
                  Task<Void> cancelled = group.spawn(waiting("cancelled"));
                  group.spawn(
                      Coroutine.action(
                          () -> {
                            Async.sleep(SHORT);
                            order.add("sibling");
                          }));
                  Async.yieldNow();
                  return cancelled.cancel();
                }));
    assertThat(order).containsExactly("cancelled ended", "sibling");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_ofTheGroup_endsAllWithoutAFailure(String backend) {
    runJumping(
        backend,
        () -> {
          Object result =
              TaskGroup.run(
                  group -> {
                    group.spawn(waiting("member"));
                    Async.yieldNow();
                    group.cancel();
                    return waiting("body").await();
                  });
          assertThat(result).isNull();
          assertThat(
                  TaskGroup.<String>run(
                      group -> {
                        group.spawn(waiting("second"));
                        group.cancel();
                        return "kept";
                      }))
              .isEqualTo("kept");
        });
    assertThat(order).containsExactlyInAnyOrder("body ended", "member ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_taskCancelled_cancelsMembersAndPasses(String backend) {
    runJumping(
        backend,
        () -> {
          Task<?> task =
              Async.spawn(
                  Coroutine.action(
                      () ->
                          TaskGroup.run(
                              group -> {
                                group.spawn(waiting("member"));
                                return null;
                              })));
          Async.sleep(SHORT);
          task.cancel();
          assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
          assertThat(task.isCancelled()).isTrue();
        });
    assertThat(order).containsExactly("member ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_taskCancelledWhileAMemberFailsInItsCleanup_theFailureArrives(String backend) {
    IllegalStateException cleanup = new IllegalStateException("cleanup");
    runJumping(
        backend,
        () -> {
          Task<?> task =
              Async.spawn(
                  Coroutine.action(
                      () ->
                          TaskGroup.run(
                              group ->
                                  group.spawn(
                                      Coroutine.action(
                                          () -> {
                                            try {
                                              Async.sleep(LONG);
                                            } finally {
                                              throwIt(cleanup);
                                            }
                                          })))));
          Async.sleep(SHORT);
          task.cancel();
          assertThat(failuresOf(task::await)).containsExactly(cleanup);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_awaitsWhatAnotherCancelled_isCancelledWithItsMembers(String backend) {
    runJumping(
        backend,
        () -> {
          LoopFuture<Void> other = LoopFuture.create();
          EventLoop.current().callLater(SHORT, other::cancel);
          assertThatThrownBy(
                  () ->
                      TaskGroup.run(
                          group -> {
                            group.spawn(waiting("member"));
                            return other.await();
                          }))
              .isInstanceOf(CancellationException.class);
          Async.yieldNow();
        });
    assertThat(order).containsExactly("member ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void spawn_afterCancel_endsBeforeItsFirstStep(String backend) {
    boolean[] ran = new boolean[1];
    runJumping(
        backend,
        () ->
            TaskGroup.run(
                group -> {
                  group.cancel();
                  Task<?> late = group.spawn(Coroutine.action(() -> ran[0] = true));
                  return CancelScope.shielded(
                      () -> {
                        Async.gatherOutcomes(List.of(late));
                        assertThat(late.isCancelled()).isTrue();
                        return null;
                      });
                }));
    assertThat(ran[0]).isFalse();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void spawn_afterTheEnd_isRefused(String backend) {
    runJumping(
        backend,
        () -> {
          TaskGroup ended = TaskGroup.run(group -> group);
          Coroutine<Integer> late = Coroutine.of("late", () -> 1);
          assertThatIllegalStateException()
              .isThrownBy(() -> ended.spawn(late))
              .withMessageContaining("can't spawn Coroutine(late)")
              .withMessageContaining("spawn while TaskGroup.run is running");
          assertThat(late.await()).isEqualTo(1);
          assertThatIllegalStateException()
              .isThrownBy(() -> ended.start(ready -> ready.ready(1)))
              .withMessageContaining("the group has ended");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void spawn_byAMemberWhileTheBodyIsDone_isAwaitedToo(String backend) {
    runJumping(
        backend,
        () -> {
          TaskGroup.run(
              group ->
                  group.spawn(
                      Coroutine.action(
                          () -> {
                            Async.sleep(SHORT);
                            group.spawn(
                                Coroutine.action(
                                    () -> {
                                      Async.sleep(SHORT);
                                      order.add("grandchild");
                                    }));
                          })));
          order.add("group ended");
        });
    assertThat(order).containsExactly("grandchild", "group ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_nested_innerFailureArrivesAsOneFailureOfTheOuter(String backend) {
    IllegalArgumentException failure = new IllegalArgumentException();
    runJumping(
        backend,
        () -> {
          List<Throwable> outer =
              failuresOf(
                  () ->
                      TaskGroup.run(
                          group -> {
                            group.spawn(waiting("sibling"));
                            return group.spawn(
                                Coroutine.action(
                                    () ->
                                        TaskGroup.run(
                                            inner -> inner.spawn(failingAfter(SHORT, failure)))));
                          }));
          assertThat(outer).hasSize(1);
          assertThat(((TaskGroupException) outer.get(0)).failures()).containsExactly(failure);
        });
    assertThat(order).containsExactly("sibling ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_inACancelledScope_endsMembersBeforeTheirFirstStep(String backend) {
    runJumping(
        backend,
        () ->
            assertThat(
                    CancelScope.run(
                        scope -> {
                          scope.cancel();
                          return TaskGroup.run(
                              group -> {
                                group.spawn(Coroutine.action(() -> order.add("ran")));
                                return "body";
                              });
                        }))
                .isEmpty());
    assertThat(order).isEmpty();
  }

  @Test
  void failures_ofTheException_causeAndSuppressed() {
    RuntimeException one = new RuntimeException("one");
    RuntimeException two = new RuntimeException("two");
    TaskGroupException all = new TaskGroupException(List.of(one, two));
    assertThat(all).hasCause(one).hasMessageContaining("and 1 more failed");
    assertThat(all.getSuppressed()).containsExactly(two);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void spawn_failureOfAMember_isNotReportedTwice(String backend) {
    Reports reports = new Reports();
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(reports)
        .run(
            Coroutine.action(
                () ->
                    failuresOf(
                        () ->
                            TaskGroup.run(
                                group ->
                                    group.spawn(failingAfter(Duration.ZERO, new IOException()))))));
    assertThat(reports.failures).isEmpty();
  }
}
