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

/** Tasks: lazy, eager, cancelled at every point of their lives. */
class TaskTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  @ParameterizedTest
  @MethodSource(NAMES)
  void spawn_lazy_creatorRunsOnUntilItWaits(String backend) {
    List<String> order = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          Task<?> task = Async.spawn(Coroutine.action(() -> order.add("task")));
          order.add("creator");
          assertThat(task.state()).isEqualTo(Task.State.READY);
          task.await();
          assertThat(task.state()).isEqualTo(Task.State.SUCCEEDED);
        });
    assertThat(order).containsExactly("creator", "task");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void spawnEager_endsWithoutAWait_isDoneOnReturn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<?> creator = Task.current();
          long turns = EventLoop.current().metrics().turns();
          Task<Task<?>> eager = Async.spawnEager(Coroutine.of(Task::current));
          assertThat(eager.isDone()).isTrue();
          assertThat(eager.result()).isSameAs(eager);
          assertThat(Task.current()).isSameAs(creator);
          assertThat(EventLoop.current().metrics().turns()).isEqualTo(turns);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void spawnEager_nestedAndWaiting_runsEachToItsFirstWait(String backend) {
    List<String> order = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          EventLoop.current().callSoon(() -> order.add("others"));
          Task<?> outer =
              Async.spawnEager(
                  Coroutine.action(
                      () -> {
                        order.add("outer");
                        Task<?> inner =
                            Async.spawnEager(
                                Coroutine.action(
                                    () -> {
                                      order.add("inner");
                                      Async.yieldNow();
                                      order.add("inner ends");
                                    }));
                        order.add("outer goes on");
                        inner.await();
                        order.add("outer ends");
                      }));
          order.add("creator");
          outer.await();
        });
    assertThat(order)
        .containsExactly(
            "outer", "inner", "outer goes on", "creator", "others", "inner ends", "outer ends");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void spawnEager_fails_isFailedAndCreatorLives(String backend) {
    Backends.runAction(
        backend,
        () -> {
          IllegalArgumentException failure = new IllegalArgumentException("eager");
          Task<?> eager =
              Async.spawnEager(
                  Coroutine.action(
                      () -> {
                        throw failure;
                      }));
          assertThat(eager.state()).isEqualTo(Task.State.FAILED);
          assertThatThrownBy(eager::await).isSameAs(failure);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_beforeItsFirstStep_bodyNeverRuns(String backend) {
    boolean[] ran = new boolean[1];
    Backends.runAction(
        backend,
        () -> {
          Task<?> task = Async.spawn(Coroutine.action(() -> ran[0] = true));
          assertThat(task.cancel("not needed")).isTrue();
          assertThatThrownBy(task::await)
              .isInstanceOf(CancellationException.class)
              .hasMessage("not needed");
          assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
          assertThat(task.cancel()).isFalse();
        });
    assertThat(ran[0]).isFalse();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_whileItWaits_cancelsWhatItWaitsForAndEachWaitAfter(String backend) {
    List<String> seen = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<Void> future = LoopFuture.create();
          Task<?> task =
              Async.spawn(
                  Coroutine.action(
                      () -> {
                        for (int i = 0; i < 3; i++) {
                          try {
                            (i == 0 ? future : LoopFuture.<Void>create()).await();
                          } catch (CancellationException cut) {
                            seen.add(cut.getMessage());
                          }
                        }
                        Async.yieldNow();
                      }));
          Async.yieldNow();
          task.cancel("enough");
          assertThat(future.isCancelled()).isTrue();
          assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
          assertThat(task.isCancelled()).isTrue();
        });
    assertThat(seen).containsExactly("enough", "enough", "enough");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_doneAwaitInACancelledTask_returnsItsValue(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<Integer> done = LoopFuture.create();
          done.complete(7);
          Task<Integer> task =
              Async.spawn(
                  Coroutine.of(
                      () -> {
                        Task.current().cancel("by itself");
                        return done.await() + Coroutine.of(() -> 1).await();
                      }));
          assertThat(task.await()).isEqualTo(8);
          assertThat(EventLoop.current().metrics().swallowedCancellations()).isZero();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_swallowed_keepsTheResultAndIsCounted(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<String> task =
              Async.spawn(
                  Coroutine.of(
                      () -> {
                        try {
                          Async.sleep(Duration.ofDays(1));
                        } catch (CancellationException swallowed) {
                          return "swallowed";
                        }
                        return "slept";
                      }));
          Async.yieldNow();
          task.cancel("wake up");
          assertThat(task.await()).isEqualTo("swallowed");
          assertThat(EventLoop.current().metrics().swallowedCancellations()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_awaitsATaskThatReturnsAllTheSame_getsTheValueAndSwallowsNothing(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> late = LoopFuture.create();
          Task<String> inner = Async.spawn(Coroutine.of(() -> CancelScope.shielded(late::await)));
          Task<String> outer = Async.spawn(Coroutine.of(inner::await));
          Async.yieldNow();
          Async.yieldNow();
          outer.cancel("too late");
          Async.yieldNow();
          assertThat(outer.isDone()).isFalse();
          late.complete("value");
          assertThat(outer.await()).isEqualTo("value");
          assertThat(EventLoop.current().metrics().swallowedCancellations()).isZero();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_tasksThatAwaitEachOther_endsBoth(String backend) {
    Backends.runAction(
        backend,
        () -> {
          List<Task<?>> pair = new ArrayList<>();
          pair.add(Async.spawn(Coroutine.action(() -> pair.get(1).await())));
          pair.add(Async.spawn(Coroutine.action(() -> pair.get(0).await())));
          Async.yieldNow();
          pair.get(0).cancel("a cycle");
          Async.gatherOutcomes(pair);
          assertThat(pair).allMatch(LoopFuture::isCancelled);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_chainOfTasks_reachesTheLastAndComesBack(String backend) {
    int length = backend.equals("virtual") ? 3_000 : 300;
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<Void> last = LoopFuture.create();
          LoopFuture<Void> each = last;
          for (int i = 0; i < length; i++) {
            LoopFuture<Void> next = each;
            each = Async.spawn(Coroutine.of(next::await));
          }
          Async.yieldNow();
          each.cancel();
          assertThat(last.isCancelled()).isTrue();
          assertThatThrownBy(each::await).isInstanceOf(CancellationException.class);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void await_itself_isRefused(String backend) {
    Backends.runAction(
        backend,
        () ->
            assertThatIllegalStateException()
                .isThrownBy(() -> Task.current().await())
                .withMessageContaining("can't await itself")
                .withMessageContaining("return the value instead"));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void complete_andFail_areRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<Integer> task = Async.spawn(Coroutine.of("worker", () -> 1));
          assertThatThrownBy(() -> task.complete(2))
              .isInstanceOf(UnsupportedOperationException.class)
              .hasMessageContaining("worker")
              .hasMessageContaining("cancel() it, or create a LoopFuture");
          assertThatThrownBy(() -> task.fail(new RuntimeException()))
              .isInstanceOf(UnsupportedOperationException.class);
          assertThat(task.await()).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void name_andCurrentAndStates_tell(String backend) {
    assertThat(Task.current()).isNull();
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<Void> gate = LoopFuture.create();
          Task<Task.State> task =
              Async.spawn(
                  Coroutine.of(
                      "named",
                      () -> {
                        gate.await();
                        return Task.current().state();
                      }));
          assertThat(task.name()).isEqualTo("named");
          assertThat(Task.current().name()).startsWith("task-");
          Async.yieldNow();
          assertThat(task.state()).isEqualTo(Task.State.WAITING);
          gate.complete(null);
          assertThat(task.await()).isEqualTo(Task.State.RUNNING);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void awaitChain_overTwoTasks_showsBothStacks(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<Void> gate = LoopFuture.create();
          Task<?> inner = Async.spawn(Coroutine.action(() -> innerWait(gate)));
          Task<?> outer = Async.spawn(Coroutine.action(() -> outerWait(inner)));
          Async.yieldNow();
          Async.yieldNow();
          List<String> methods =
              outer.awaitChain().stream().map(StackTraceElement::getMethodName).toList();
          assertThat(methods).containsSubsequence("innerWait", "outerWait");
          assertThat(EventLoop.current().dump()).contains("innerWait").contains("WAITING");
          gate.complete(null);
          outer.await();
        });
  }

  private static void innerWait(LoopFuture<Void> gate) {
    gate.await();
  }

  private static void outerWait(Task<?> inner) {
    inner.await();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void failure_neverRetrieved_isReportedAtTheClose(String backend) {
    Reports reports = new Reports();
    IllegalArgumentException lost = new IllegalArgumentException("lost");
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(reports)
        .run(
            Coroutine.action(
                () -> {
                  Async.spawn(failing("quiet", lost));
                  Task<?> seen = Async.spawn(failing("seen", new IllegalStateException("seen")));
                  Async.yieldNow();
                  assertThat(seen.exception()).hasMessage("seen");
                }));
    assertThat(reports.failures).containsExactly(lost);
    assertThat(reports.places.get(0)).contains("nobody retrieved").contains("quiet");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void failure_neverRetrievedAndForgotten_isReportedWhileTheLoopRuns(String backend) {
    Reports reports = new Reports();
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(reports)
        .run(
            Coroutine.action(
                () -> {
                  Async.spawn(failing("quiet", new IllegalArgumentException("lost")));
                  while (reports.failures.isEmpty()) {
                    System.gc();
                    Async.sleep(Duration.ofMillis(1));
                  }
                }));
    assertThat(reports.failures).hasSize(1);
  }

  private static Coroutine<Void> failing(String name, RuntimeException failure) {
    return Coroutine.of(
        name,
        () -> {
          throw failure;
        });
  }
}
