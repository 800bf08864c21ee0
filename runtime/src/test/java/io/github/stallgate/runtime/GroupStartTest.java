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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TaskGroup.start: waits until the task says that it is ready; exactly one hears a failure. */
class GroupStartTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private static void runJumping(String backend, CheckedRunnable body) {
    EventLoop.builder().backend(backend).clock(HandClock.jumping()).run(Coroutine.action(body));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void start_ready_returnsWhatWasSaidAndTheTaskRunsOn(String backend) {
    List<String> order = new ArrayList<>();
    runJumping(
        backend,
        () ->
            TaskGroup.run(
                group -> {
                  int port =
                      group.start(
                          ready -> {
                            Async.sleep(SHORT);
                            ready.ready(8080);
                            Async.sleep(SHORT);
                            order.add("served");
                          });
                  return order.add("started " + port);
                }));
    assertThat(order).containsExactly("started 8080", "served");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void start_endsUnready_isRefused(String backend) {
    runJumping(
        backend,
        () ->
            TaskGroup.run(
                group -> {
                  assertThatIllegalStateException()
                      .isThrownBy(() -> group.start(ready -> Async.sleep(SHORT)))
                      .withMessageContaining("ended without calling ready(value)");
                  return null;
                }));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void start_failsBeforeReady_comesOutOfStartOnly(String backend) {
    Reports reports = new Reports();
    IOException failure = new IOException("no port");
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(reports)
        .run(
            Coroutine.action(
                () ->
                    TaskGroup.run(
                        group -> {
                          assertThatThrownBy(
                                  () ->
                                      group.start(
                                          ready -> {
                                            Async.yieldNow();
                                            throw failure;
                                          }))
                              .cause()
                              .isSameAs(failure);
                          Async.yieldNow();
                          return null;
                        })));
    assertThat(reports.failures).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void start_failsRightAfterReady_isAFailureOfTheGroup(String backend) {
    IOException failure = new IOException("right after");
    List<Object> started = new ArrayList<>();
    runJumping(
        backend,
        () ->
            assertThatThrownBy(
                    () ->
                        TaskGroup.run(
                            group ->
                                started.add(
                                    group.start(
                                        ready -> {
                                          ready.ready("said");
                                          throw failure;
                                        }))))
                .isInstanceOfSatisfying(
                    TaskGroupException.class,
                    e -> assertThat(e.failures()).containsExactly(failure)));
    assertThat(started).containsExactly("said");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void ready_twice_isRefused(String backend) {
    runJumping(
        backend,
        () ->
            assertThatThrownBy(
                    () ->
                        TaskGroup.run(
                            group ->
                                group.start(
                                    ready -> {
                                      ready.ready(1);
                                      ready.ready(2);
                                    })))
                .isInstanceOf(TaskGroupException.class)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a future is set once"));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void start_waitCancelled_cancelsTheTask(String backend) {
    List<String> order = new ArrayList<>();
    runJumping(
        backend,
        () ->
            TaskGroup.run(
                group -> {
                  boolean out =
                      CancelScope.moveOnAfter(
                          SHORT,
                          () ->
                              group.start(
                                  ready -> {
                                    try {
                                      Async.sleep(LONG);
                                    } finally {
                                      ready.ready("too late");
                                      order.add("task ended");
                                    }
                                  }));
                  return order.add("timed out: " + out);
                }));
    assertThat(order).containsExactly("timed out: true", "task ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void start_inACancelledScope_leavesNoTaskBehind(String backend) {
    boolean[] ran = new boolean[1];
    runJumping(
        backend,
        () ->
            TaskGroup.run(
                group ->
                    CancelScope.run(
                        scope -> {
                          scope.cancel();
                          return group.start(ready -> ran[0] = true);
                        })));
    assertThat(ran[0]).isFalse();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void start_siblingFails_cutsTheStart(String backend) {
    IOException failure = new IOException("sibling");
    runJumping(
        backend,
        () ->
            assertThatThrownBy(
                    () ->
                        TaskGroup.run(
                            group -> {
                              group.spawn(
                                  Coroutine.action(
                                      () -> {
                                        Async.sleep(SHORT);
                                        throw failure;
                                      }));
                              return group.start(ready -> Async.sleep(LONG));
                            }))
                .isInstanceOfSatisfying(
                    TaskGroupException.class,
                    e -> assertThat(e.failures()).containsExactly(failure)));
  }
}
