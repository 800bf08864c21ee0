// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentTest {
  private final List<String> log = new ArrayList<>();

  /** Writes all down. */
  private final class Recorder implements Instrument {
    @Override
    public void beforeRun(EventLoop loop) {
      log.add("beforeRun");
    }

    @Override
    public void afterRun(EventLoop loop) {
      log.add("afterRun");
    }

    @Override
    public void taskSpawned(Task<?> task) {
      log.add("spawned " + task.name());
    }

    @Override
    public void taskScheduled(Task<?> task) {
      log.add("scheduled " + task.name());
    }

    @Override
    public void beforeTaskStep(Task<?> task) {
      log.add("before " + task.name());
    }

    @Override
    public void afterTaskStep(Task<?> task) {
      log.add("after " + task.name());
    }

    @Override
    public void taskExited(Task<?> task) {
      log.add("exited " + task.name() + " " + task.state());
    }

    @Override
    public void beforeIoWait(long nanos) {
      log.add("beforeIoWait " + (nanos > 0));
    }

    @Override
    public void afterIoWait(long nanos) {
      log.add("afterIoWait " + (nanos >= 0));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void hooks_twoTasks_areCalledInOrder(String backend) {
    try (EventLoop loop = EventLoop.builder().backend(backend).build()) {
      loop.addInstrument(new Recorder());
      loop.runUntilDone(
          Coroutine.of(
              "main",
              () ->
                  Async.spawn(
                          Coroutine.of(
                              "child",
                              () -> {
                                Async.yieldNow();
                                return null;
                              }))
                      .await()));
      assertThat(log)
          .containsExactly(
              "beforeRun",
              "spawned main",
              "scheduled main",
              "before main",
              "spawned child",
              "scheduled child",
              "after main",
              "before child",
              "scheduled child",
              "after child",
              "before child",
              "scheduled main",
              "exited child SUCCEEDED",
              "after child",
              "before main",
              "exited main SUCCEEDED",
              "after main",
              "afterRun");
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void hooks_loopThatWaits_tellBeforeAndAfter(String backend) {
    try (EventLoop loop = EventLoop.builder().backend(backend).build()) {
      loop.addInstrument(new Recorder());
      loop.runUntilDone(Coroutine.action("main"::isEmpty));
      log.clear();
      loop.runUntilDone(
          Coroutine.of(
              "main",
              () -> {
                Async.sleep(Duration.ofMillis(1));
                return null;
              }));
      assertThat(log)
          .containsSubsequence(
              "after main",
              "beforeIoWait true",
              "afterIoWait true",
              "scheduled main",
              "before main",
              "exited main SUCCEEDED");
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void hooks_taskCancelledBeforeItsFirstStep_exitsWithinAStep(String backend) {
    try (EventLoop loop = EventLoop.builder().backend(backend).build()) {
      loop.addInstrument(new Recorder());
      loop.runUntilDone(
          Coroutine.of(
              "main",
              () -> {
                Async.spawn(Coroutine.of("child", () -> 1)).cancel();
                Async.yieldNow();
                return null;
              }));
      assertThat(log).containsSubsequence("before child", "exited child CANCELLED", "after child");
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void hooks_instrumentFails_isReportedAndTheOthersAreCalled(String backend) {
    AssertionError failure = new AssertionError("an instrument");
    List<Throwable> reported = new ArrayList<>();
    EventLoop.Builder builder =
        EventLoop.builder()
            .backend(backend)
            .exceptionHandler((loop, thrown, where) -> reported.add(thrown));
    try (EventLoop loop = builder.build()) {
      loop.addInstrument(
          new Instrument() {
            @Override
            public void beforeTaskStep(Task<?> task) {
              throw failure;
            }
          });
      loop.addInstrument(new Recorder());
      assertThat(loop.<Integer>runUntilDone(Coroutine.of("main", () -> 5))).isEqualTo(5);
      assertThat(reported).containsExactly(failure);
      assertThat(log).contains("before main");
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void exceptionHandler_failsItself_theLoopOutlivesIt(String backend) {
    try (LogCapture captured = LogCapture.begin()) {
      int value =
          EventLoop.builder()
              .backend(backend)
              .exceptionHandler(
                  (loop, thrown, where) -> {
                    throw new AssertionError("the handler");
                  })
              .run(
                  Coroutine.of(
                      () -> {
                        EventLoop.current()
                            .callSoon(
                                () -> {
                                  throw new IllegalArgumentException("the callback");
                                });
                        Async.yieldNow();
                        return 5;
                      }));
      assertThat(value).isEqualTo(5);
      assertThat(captured.messagesWith("failed itself")).hasSize(1);
      assertThat(captured.messagesWith("a callback")).hasSize(1);
    }
  }
}
