// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.AsyncGenerator;
import io.github.stallgate.runtime.Backends;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.LoopFuture;
import io.github.stallgate.runtime.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestingTest {
  private final List<Object> log = new ArrayList<>();

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void waitAllBlocked_tasksThatStillRun_waitsForAllTheirTurns(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(
              Coroutine.action(
                  () -> {
                    for (int i = 0; i < 50; i++) {
                      Async.yieldNow();
                    }
                    log.add("blocked");
                    LoopFuture.create().await();
                  }));
          Testing.waitAllBlocked();
          assertThat(log).containsExactly("blocked");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void waitAllBlocked_clockThatJumps_comesBeforeTheJump(String backend) {
    VirtualClock clock = new VirtualClock();
    EventLoop.builder()
        .backend(backend)
        .clock(clock)
        .run(
            Coroutine.action(
                () -> {
                  Task<?> sleeper =
                      Async.spawn(Coroutine.action(() -> Async.sleep(Duration.ofSeconds(5))));
                  Testing.waitAllBlocked();
                  Testing.waitAllBlocked();
                  assertThat(clock.now()).isZero();
                  assertThat(sleeper.state()).isEqualTo(Task.State.WAITING);
                  sleeper.await();
                  assertThat(clock.now()).isEqualTo(Duration.ofSeconds(5));
                }));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void waitAllBlocked_severalTasks_allGetToKnow(String backend) {
    Backends.runAction(
        backend,
        () -> {
          for (int i = 0; i < 3; i++) {
            int number = i;
            Async.spawn(
                Coroutine.action(
                    () -> {
                      Testing.waitAllBlocked();
                      log.add(number);
                    }));
          }
          Testing.waitAllBlocked();
          Async.yieldNow();
          assertThat(log).containsExactly(0, 1, 2);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void waitAllBlocked_cancelledWait_isForgotten(String backend) {
    EventLoop.builder()
        .backend(backend)
        .clock(new VirtualClock())
        .run(
            Coroutine.action(
                () -> {
                  Task<?> waiting = Async.spawnEager(Coroutine.action(Testing::waitAllBlocked));
                  waiting.cancel();
                  Async.sleep(Duration.ofSeconds(1));
                  assertThat(waiting.isCancelled()).isTrue();
                }));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void assertWaits_bodyThatWaits_returnsItsValue(String backend) {
    Backends.runAction(
        backend,
        () -> {
          int value =
              Testing.assertWaits(
                  () -> {
                    Async.yieldNow();
                    return 5;
                  });
          assertThat(value).isEqualTo(5);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void assertWaits_awaitOfWhatIsDone_fails(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> done = LoopFuture.create();
          done.complete("value");
          assertThatThrownBy(() -> Testing.assertWaits(done::await))
              .isInstanceOf(AssertionError.class)
              .hasMessageContaining("ran through in one go");
          assertThat(Testing.<String>assertDoesNotWait(done::await)).isEqualTo("value");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void assertDoesNotWait_bodyThatWaits_fails(String backend) {
    Backends.runAction(
        backend,
        () ->
            assertThatThrownBy(() -> Testing.assertDoesNotWait(() -> Async.yieldNow()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 turns"));
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void assertDoesNotWait_generatorThatNeedNotWait_passes(String backend) {
    Backends.runAction(
        backend,
        () -> {
          AsyncGenerator<Integer, Void> ready = AsyncGenerator.of(out -> out.emit(1));
          assertThat(Testing.<Integer>assertDoesNotWait(ready::next)).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void assertWaits_bodyFails_itsFailureComesOut(String backend) {
    Backends.runAction(
        backend,
        () -> {
          IOException failure = new IOException();
          assertThatThrownBy(() -> Testing.assertWaits(() -> fail(failure)))
              .isInstanceOf(CompletionException.class)
              .hasCauseReference(failure);
        });
  }

  private static void fail(IOException failure) throws IOException {
    throw failure;
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void assertWaits_inACallback_isRefused(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<Void> called = LoopFuture.create();
          EventLoop.current()
              .callSoon(
                  () -> {
                    assertThatIllegalStateException()
                        .isThrownBy(() -> Testing.assertWaits(() -> log.add("ran")));
                    called.complete(null);
                  });
          called.await();
          assertThat(log).isEmpty();
        });
  }
}
