// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Async.timeout: P11 of the semantics, with our zero. */
class TimeoutTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private static void runJumping(String backend, CheckedRunnable body) {
    EventLoop.builder().backend(backend).clock(HandClock.jumping()).run(Coroutine.action(body));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timeout_inTime_returnsAlsoNull(String backend) {
    runJumping(
        backend,
        () -> {
          assertThat(Async.<String>timeout(LONG, () -> "value")).isEqualTo("value");
          assertThat(Async.<String>timeout(LONG, () -> null)).isNull();
          Async.sleep(LONG.plusDays(1));
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timeout_tooLong_throwsAndTheTaskGoesOn(String backend) {
    runJumping(
        backend,
        () -> {
          assertThatThrownBy(() -> Async.timeout(SHORT, () -> sleep(LONG)))
              .isInstanceOf(TimeoutException.class)
              .hasMessage("took longer than PT0.001S");
          Async.sleep(SHORT);
        });
  }

  private static Void sleep(Duration time) {
    Async.sleep(time);
    return null;
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timeout_zero_runsToTheFirstWait(String backend) {
    runJumping(
        backend,
        () -> {
          boolean[] ran = new boolean[2];
          assertThatThrownBy(
                  () ->
                      Async.timeout(
                          Duration.ZERO,
                          () -> {
                            ran[0] = true;
                            Async.yieldNow();
                            ran[1] = true;
                            return null;
                          }))
              .isInstanceOf(TimeoutException.class);
          assertThat(ran).containsExactly(true, false);
          assertThat(Async.<Integer>timeout(Duration.ofMillis(-1), () -> 1)).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timeout_bodySwallowsAndReturns_wins(String backend) {
    runJumping(
        backend,
        () ->
            assertThat(
                    Async.<String>timeout(
                        SHORT,
                        () -> {
                          try {
                            Async.sleep(LONG);
                          } catch (CancellationException swallowed) {
                            return "swallowed";
                          }
                          return "slept";
                        }))
                .isEqualTo("swallowed"));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timeout_bodysOwnFailures_passAsThemselves(String backend) {
    runJumping(
        backend,
        () -> {
          TimeoutException own = new TimeoutException("own");
          IOException checked = new IOException();
          IllegalArgumentException cleanup = new IllegalArgumentException("cleanup");
          assertThatThrownBy(() -> Async.timeout(LONG, () -> fail(own))).isSameAs(own);
          assertThatThrownBy(() -> Async.timeout(LONG, () -> fail(checked)))
              .isInstanceOf(CompletionException.class)
              .cause()
              .isSameAs(checked);
          assertThatThrownBy(
                  () ->
                      Async.timeout(
                          SHORT,
                          () -> {
                            try {
                              return sleep(LONG);
                            } finally {
                              throwIt(cleanup);
                            }
                          }))
              .isSameAs(cleanup);
        });
  }

  private static Void fail(Exception failure) throws Exception {
    throw failure;
  }

  private static void throwIt(RuntimeException failure) {
    throw failure;
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timeout_nested_theOuterOneWinsIfItIsSooner(String backend) {
    runJumping(
        backend,
        () -> {
          boolean[] innerTimedOut = new boolean[1];
          assertThatThrownBy(
                  () ->
                      Async.timeout(
                          SHORT,
                          () -> {
                            try {
                              return Async.timeout(LONG, () -> sleep(LONG.plusDays(1)));
                            } catch (TimeoutException e) {
                              innerTimedOut[0] = true;
                              throw e;
                            }
                          }))
              .isInstanceOf(TimeoutException.class)
              .hasMessageContaining("PT0.001S");
          assertThat(innerTimedOut[0]).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timeout_whatItWaitsForIsCancelledByOthers_isNoTimeout(String backend) {
    runJumping(
        backend,
        () -> {
          LoopFuture<String> future = LoopFuture.create();
          EventLoop.current().callSoon(future::cancel);
          assertThatThrownBy(() -> Async.timeout(LONG, future::await))
              .isInstanceOf(CancellationException.class);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timeout_taskCancelledToo_isACancel(String backend) {
    runJumping(
        backend,
        () -> {
          boolean[] timedOut = new boolean[1];
          Task<?> task =
              Async.spawn(
                  Coroutine.action(
                      () -> {
                        try {
                          Async.timeout(SHORT, () -> sleep(LONG));
                        } catch (TimeoutException e) {
                          timedOut[0] = true;
                        }
                      }));
          // Due with the deadline, and called before the task that the deadline wakes goes on.
          EventLoop.current().callLater(SHORT, task::cancel);
          Async.sleep(SHORT);
          Async.yieldNow();
          Async.yieldNow();
          assertThat(task.isCancelled()).isTrue();
          assertThat(timedOut[0]).isFalse();
        });
  }
}
