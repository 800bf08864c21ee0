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

/** How a generator ends before its end. */
class AsyncGeneratorCloseTest {
  private static final int MOST_TRIES = 500;

  private final List<Object> log = new ArrayList<>();

  /** Its finally block waits. */
  private AsyncGenerator<Integer, Void> careful(String name) {
    return AsyncGenerator.of(
        out -> {
          try {
            for (int i = 1; ; i++) {
              out.emit(i);
            }
          } catch (CancellationException closed) {
            log.add(name + " cut");
            throw closed;
          } finally {
            Async.yieldNow();
            Async.sleep(Duration.ofNanos(1));
            log.add(name + " cleaned");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_bodyAtItsEmit_runsFinallyBlocksThatWait(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> generator = careful("it");
          generator.next();
          generator.close();
          assertThat(log).containsExactly("it cut", "it cleaned");
          generator.close();
          assertThat(generator.hasNext()).isFalse();
          assertThat(log).hasSize(2);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_bodyHasNotBegun_runsNothing(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> generator = careful("it");
          generator.close();
          assertThat(generator.hasNext()).isFalse();
          assertThat(log).isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_finallyBlockFails_throwsThat(String backend) {
    Backends.runAction(
        backend,
        () -> {
          IllegalArgumentException failure = new IllegalArgumentException();
          AsyncGenerator<Integer, Void> failing =
              AsyncGenerator.of(
                  out -> {
                    try {
                      out.emit(1);
                    } catch (CancellationException closed) {
                      throw failure;
                    }
                  });
          failing.next();
          assertThatThrownBy(failing::close).isSameAs(failure);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_bodyEmitsOnceMore_isRefusedInsideAndComesOut(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> talkative =
              AsyncGenerator.of(
                  out -> {
                    try {
                      out.emit(1);
                    } finally {
                      out.emit(2);
                    }
                  });
          talkative.next();
          assertThatIllegalStateException()
              .isThrownBy(talkative::close)
              .withMessageContaining("being closed");
          assertThat(talkative.hasNext()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_bodyReturnsInstead_isFine(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> quiet =
              AsyncGenerator.of(
                  out -> {
                    try {
                      out.emit(1);
                    } catch (CancellationException closed) {
                      log.add("cut");
                    }
                  });
          quiet.next();
          quiet.close();
          assertThat(log).containsExactly("cut");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void close_consumerIsCancelledMeanwhile_throwsTheConsumersCancellation(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> slow =
              AsyncGenerator.of(
                  out -> {
                    try {
                      out.emit(1);
                    } finally {
                      LoopFuture.create().await();
                    }
                  });
          Task<?> consumer =
              Async.spawn(
                  Coroutine.action(
                      () -> {
                        slow.next();
                        slow.close();
                      }));
          Async.yieldNow();
          consumer.cancel("enough");
          assertThatThrownBy(consumer::await)
              .isInstanceOf(CancellationException.class)
              .hasMessage("enough");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void loopClose_abandonedOnes_closesThemAndTheirFinallyBlocksWait(String backend) {
    List<AsyncGenerator<Integer, Void>> held = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          for (String name : List.of("a", "b")) {
            held.add(careful(name));
            held.get(held.size() - 1).next();
          }
        });
    assertThat(log).containsExactlyInAnyOrder("a cut", "a cleaned", "b cut", "b cleaned");
    held.forEach(AsyncGenerator::close);
    assertThat(log).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void loopClose_bodyThatWaits_isCancelledWithItsConsumer(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> stuck =
              AsyncGenerator.of(
                  out -> {
                    try {
                      LoopFuture.create().await();
                    } finally {
                      log.add("unwound");
                    }
                  });
          Async.spawn(Coroutine.of(stuck::next));
          Async.yieldNow();
        });
    assertThat(log).containsExactly("unwound");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void loopClose_abandonedOneFails_isReported(String backend) {
    IllegalArgumentException failure = new IllegalArgumentException();
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler((loop, reported, where) -> log.add(reported))
        .run(
            Coroutine.of(
                () ->
                    AsyncGenerator.<Integer, Void>of(
                            out -> {
                              try {
                                out.emit(1);
                              } finally {
                                fail(failure);
                              }
                            })
                        .next()));
    assertThat(log).containsExactly(failure);
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void loopClose_finallyBlockWaitsForEver_anInterruptEndsIt(String backend) {
    EventLoop loop = EventLoop.builder().backend(backend).build();
    AsyncGenerator<Integer, Void> stuck =
        AsyncGenerator.of(
            out -> {
              try {
                out.emit(1);
              } finally {
                try {
                  LoopFuture.create().await();
                } finally {
                  log.add("unwound");
                }
              }
            });
    loop.runUntilDone(Coroutine.of(stuck::next));
    Thread.currentThread().interrupt();
    loop.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(log).containsExactly("unwound");
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void collector_findsAnAbandonedOne_loopClosesItWhileItRuns(String backend) {
    Backends.runAction(
        backend,
        () -> {
          leaveEarly();
          for (int i = 0; i < MOST_TRIES && !log.contains("it cleaned"); i++) {
            System.gc();
            Async.sleep(Duration.ofMillis(1));
          }
          assertThat(log).containsExactly(1, "it cut", "it cleaned");
        });
  }

  private void leaveEarly() {
    for (int each : careful("it")) {
      log.add(each);
      break;
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void next_onAnotherLoop_isRefused(String backend) {
    List<AsyncGenerator<Integer, Void>> held = new ArrayList<>();
    try (EventLoop first = EventLoop.builder().backend(backend).name("first").build();
        EventLoop second = EventLoop.builder().backend(backend).name("second").build()) {
      first.runUntilDone(
          Coroutine.action(
              () -> {
                held.add(careful("it"));
                held.get(0).next();
              }));
      assertThatIllegalStateException()
          .isThrownBy(() -> second.runUntilDone(Coroutine.of(held.get(0)::next)))
          .withMessageContaining("'first'")
          .withMessageContaining("'second'");
      assertThat(first.runUntilDone(Coroutine.of(held.get(0)::next))).isEqualTo(2);
    }
    assertThat(log).containsExactly("it cut", "it cleaned");
  }
}
