// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The nine hooks, in their order; one that fails harms nothing. */
class InstrumentHooksTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static final class Recorder implements Instrument {
    final List<String> events = new ArrayList<>();

    @Override
    public void beforeRun(EventLoop loop) {
      events.add("beforeRun");
    }

    @Override
    public void afterRun(EventLoop loop) {
      events.add("afterRun");
    }

    @Override
    public void taskSpawned(Task<?> task) {
      events.add("spawned");
    }

    @Override
    public void taskScheduled(Task<?> task) {
      events.add("scheduled");
    }

    @Override
    public void beforeTaskStep(Task<?> task) {
      events.add("before step");
    }

    @Override
    public void afterTaskStep(Task<?> task) {
      events.add("after step");
    }

    @Override
    public void taskExited(Task<?> task) {
      events.add("exited " + task.name());
    }

    @Override
    public void beforeIoWait(long nanos) {
      events.add("before wait");
    }

    @Override
    public void afterIoWait(long nanos) {
      events.add("after wait");
    }
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void hooks_aTaskThatYieldsAndSleeps_comeInOrder(String backend) {
    Recorder recorder = new Recorder();
    try (EventLoop loop = EventLoop.builder().backend(backend).build()) {
      loop.addInstrument(recorder);
      loop.runUntilDone(
          Coroutine.of(
              "main",
              () -> {
                Async.yieldNow();
                Async.sleep(Duration.ofMillis(1));
                return null;
              }));
      List<String> once = new ArrayList<>(recorder.events);
      // A wait may end early; then there is another.
      while (once.remove("before wait")) {
        assertThat(once.remove("after wait")).isTrue();
      }
      assertThat(once)
          .containsExactly(
              "beforeRun",
              "spawned",
              "scheduled",
              "before step",
              "scheduled",
              "after step",
              "before step",
              "after step",
              "scheduled",
              "before step",
              "exited main",
              "after step",
              "afterRun");
      assertThat(recorder.events).contains("before wait");
    }
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void hook_fails_isReportedAndTheTaskEnds(String backend) {
    Reports reports = new Reports();
    AssertionError failure = new AssertionError("hook");
    try (EventLoop loop = EventLoop.builder().backend(backend).exceptionHandler(reports).build()) {
      loop.addInstrument(
          new Instrument() {
            @Override
            public void taskExited(Task<?> task) {
              throw failure;
            }
          });
      assertThat(loop.runUntilDone(Coroutine.of(() -> 1))).isEqualTo(1);
    }
    assertThat(reports.failures).containsExactly(failure);
  }
}
