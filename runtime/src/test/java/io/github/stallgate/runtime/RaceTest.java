// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first outcome wins; losers that race spawned are cancelled and awaited. */
class RaceTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private final List<String> order = new ArrayList<>();

  private Coroutine<String> after(int millis, String value) {
    return Coroutine.of(
        () -> {
          try {
            Async.sleep(Duration.ofMillis(millis));
            return value;
          } finally {
            order.add(value + " ended");
          }
        });
  }

  private static void runJumping(String backend, CheckedRunnable body) {
    EventLoop.builder().backend(backend).clock(HandClock.jumping()).run(Coroutine.action(body));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void race_coroutines_firstWinsAndLosersHaveEnded(String backend) {
    runJumping(
        backend,
        () -> {
          assertThat(Async.race(List.of(after(20, "slow"), after(10, "fast")))).isEqualTo("fast");
          order.add("race ended");
        });
    assertThat(order).containsExactly("fast ended", "slow ended", "race ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void race_firstFails_failureComesOut(String backend) {
    IllegalArgumentException failure = new IllegalArgumentException();
    runJumping(
        backend,
        () -> {
          Coroutine<String> fails =
              Coroutine.of(
                  () -> {
                    Async.sleep(Duration.ofMillis(1));
                    throw failure;
                  });
          assertThatThrownBy(() -> Async.race(List.of(after(20, "slow"), fails))).isSameAs(failure);
        });
    assertThat(order).containsExactly("slow ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void race_existingFutures_losersAreLeftAlone(String backend) {
    runJumping(
        backend,
        () -> {
          Task<String> mine = Async.spawn(after(20, "mine"));
          LoopFuture<String> open = LoopFuture.create();
          assertThat(Async.race(List.of(mine, open, after(10, "fast")))).isEqualTo("fast");
          assertThat(open.isDone()).isFalse();
          assertThat(mine.await()).isEqualTo("mine");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void race_oneDoneAlready_wins(String backend) {
    boolean[] ran = new boolean[1];
    runJumping(
        backend,
        () -> {
          LoopFuture<String> done = LoopFuture.create();
          done.complete("done");
          Coroutine<String> other =
              Coroutine.of(
                  () -> {
                    ran[0] = true;
                    return "other";
                  });
          assertThat(Async.race(List.of(other, done))).isEqualTo("done");
        });
    assertThat(ran[0]).isFalse();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void race_cancelled_cancelsAndAwaitsWhatItSpawned(String backend) {
    runJumping(
        backend,
        () -> {
          LoopFuture<String> open = LoopFuture.create();
          Task<String> racer =
              Async.spawn(Coroutine.of(() -> Async.race(List.of(open, after(50, "spawned")))));
          Async.sleep(Duration.ofMillis(1));
          racer.cancel();
          assertThatThrownBy(racer::await).isInstanceOf(CancellationException.class);
          order.add("racer ended");
          assertThat(open.isDone()).isFalse();
        });
    assertThat(order).containsExactly("spawned ended", "racer ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void race_winnerCancelled_isCancelled(String backend) {
    runJumping(
        backend,
        () -> {
          LoopFuture<String> open = LoopFuture.create();
          EventLoop.current().callSoon(open::cancel);
          assertThatThrownBy(() -> Async.race(List.of(open, after(50, "slow"))))
              .isInstanceOf(CancellationException.class);
          Async.yieldNow();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void race_empty_isRefused(String backend) {
    runJumping(
        backend,
        () ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> Async.race(List.<Coroutine<String>>of()))
                .withMessageContaining("at least one"));
  }
}
