// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Coroutines that nobody ran, and failures that nobody saw. */
class NeverAwaitedTest {
  private static final int MOST_TRIES = 500;

  private final List<Throwable> reports = new ArrayList<>();
  private final List<String> places = new ArrayList<>();

  private void run(String backend, boolean debug, CheckedRunnable body) {
    EventLoop.builder()
        .backend(backend)
        .debug(debug)
        .exceptionHandler(
            (loop, failure, where) -> {
              reports.add(failure);
              places.add(where);
            })
        .run(Coroutine.action(body));
  }

  private void collectUntilReported() {
    for (int i = 0; i < MOST_TRIES && reports.isEmpty(); i++) {
      System.gc();
      Async.sleep(Duration.ofMillis(1));
    }
  }

  private static void createAndForget() {
    Coroutine.of("forgotten", () -> 1);
  }

  private static void spawnAndForget(RuntimeException failure) {
    Async.spawn(Coroutine.action(() -> fail(failure)));
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void coroutine_droppedInDebug_isReportedWhenTheLoopCloses(String backend) {
    List<Coroutine<?>> held = new ArrayList<>();
    run(backend, true, () -> held.add(Coroutine.of("forgotten", () -> 1)));
    assertThat(reports).singleElement().isInstanceOf(NeverAwaitedException.class);
    assertThat(reports.get(0))
        .hasMessageContaining("Coroutine(forgotten) was never awaited")
        .hasMessageContaining("close()");
    assertThat(reports.get(0).getStackTrace()[0].getClassName())
        .isEqualTo(NeverAwaitedTest.class.getName());
    assertThat(places.get(0)).contains("NeverAwaitedTest.java");
    held.get(0).close();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void coroutine_droppedInDebug_isReportedAfterTheCollectorFoundIt(String backend) {
    run(
        backend,
        true,
        () -> {
          createAndForget();
          collectUntilReported();
          assertThat(reports).hasSize(1);
        });
    assertThat(reports).singleElement().isInstanceOf(NeverAwaitedException.class);
    assertThat(reports.get(0).getStackTrace()[0].getMethodName()).isEqualTo("createAndForget");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void coroutine_awaitedSpawnedCancelledOrClosed_isNotReported(String backend) {
    run(
        backend,
        true,
        () -> {
          Coroutine.of(() -> 1).await();
          Async.spawn(Coroutine.of(() -> 1)).await();
          Async.spawn(Coroutine.of("cancelled before it began", () -> 1)).cancel();
          Coroutine.of(() -> 1).close();
          Async.gather(List.of(Coroutine.of(() -> 1), Coroutine.of(() -> 2)));
          Async.spawn(Coroutine.of("left over", () -> 1));
        });
    assertThat(reports).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void coroutine_droppedWithoutDebug_costsAndReportsNothing(String backend) {
    run(backend, false, () -> assertThat(Coroutine.of(() -> 1).site()).isNull());
    assertThat(reports).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void coroutine_runTwiceInDebug_isRefusedWithWhereItWasCreated(String backend) {
    run(
        backend,
        true,
        () -> {
          Coroutine<Integer> once = Coroutine.of("once", () -> 1);
          once.await();
          org.assertj.core.api.Assertions.assertThatIllegalStateException()
              .isThrownBy(once::await)
              .withMessageContaining("once")
              .withMessageContaining("NeverAwaitedTest.java");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void failure_nobodySawIt_isReportedAfterTheCollectorFoundTheTask(String backend) {
    IllegalArgumentException failure = new IllegalArgumentException();
    run(
        backend,
        false,
        () -> {
          spawnAndForget(failure);
          collectUntilReported();
          assertThat(reports).containsExactly(failure);
        });
    assertThat(reports).containsExactly(failure);
    assertThat(places.get(0)).contains("nobody retrieved");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void failure_nobodySawIt_isReportedWhenTheLoopCloses(String backend) {
    IllegalArgumentException failure = new IllegalArgumentException();
    List<Task<?>> held = new ArrayList<>();
    run(
        backend,
        false,
        () -> {
          held.add(Async.spawn(Coroutine.of("unlucky", () -> failed(failure))));
          Async.yieldNow();
        });
    assertThat(reports).containsExactly(failure);
    assertThat(places.get(0)).contains("unlucky");
    assertThat(held.get(0).state()).isEqualTo(Task.State.FAILED);
  }

  private static Void failed(RuntimeException failure) {
    throw failure;
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void failure_seenInAnyWay_isNotReported(String backend) {
    IllegalArgumentException failure = new IllegalArgumentException();
    run(
        backend,
        false,
        () -> {
          Task<Void> awaited = Async.spawn(Coroutine.of(() -> failed(failure)));
          Async.gatherOutcomes(List.of(awaited));
          Task<Void> asked = Async.spawn(Coroutine.of(() -> failed(failure)));
          Async.yieldNow();
          assertThat(asked.exception()).isSameAs(failure);
          CancelScope.run(
              scope -> {
                Task<Void> inTime = Async.spawn(Coroutine.of(() -> failed(failure)));
                org.assertj.core.api.Assertions.assertThatThrownBy(inTime::await).isSameAs(failure);
                return null;
              });
        });
    assertThat(reports).isEmpty();
  }
}
