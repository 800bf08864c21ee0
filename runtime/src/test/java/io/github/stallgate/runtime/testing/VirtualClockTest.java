// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.CheckedRunnable;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.LoopFuture;
import io.github.stallgate.runtime.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VirtualClockTest {
  private final VirtualClock clock = new VirtualClock();
  private final List<Object> log = new ArrayList<>();

  private static void run(String backend, VirtualClock clock, CheckedRunnable body) {
    EventLoop.builder().backend(backend).clock(clock).run(Coroutine.action(body));
  }

  private static Coroutine<String> fetch(String what, int millis) {
    return Coroutine.of(
        () -> {
          Async.sleep(Duration.ofMillis(millis));
          return what;
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void autojump_fanOut_takesTheLongestAndTheAnswer(String backend) {
    run(
        backend,
        clock,
        () -> {
          List<String> context =
              Async.gather(List.of(fetch("user", 800), fetch("history", 500), fetch("docs", 300)));
          assertThat(context).containsExactly("user", "history", "docs");
          fetch("answer", 1_500).await();
          assertThat(clock.now()).isEqualTo(Duration.ofMillis(2_300));
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void autojump_oneAfterAnother_takesTheSum(String backend) {
    run(
        backend,
        clock,
        () -> {
          for (int millis : List.of(800, 500, 300, 1_500)) {
            fetch("it", millis).await();
          }
          assertThat(clock.now()).isEqualTo(Duration.ofMillis(3_100));
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void autojump_aDayOfSleeps_isExactlyADay(String backend) {
    run(
        backend,
        clock,
        () -> {
          for (int minute = 0; minute < 1_440; minute++) {
            Async.sleep(Duration.ofMinutes(1));
          }
          assertThat(clock.now()).isEqualTo(Duration.ofDays(1));
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void autojump_timeout_isOverAtItsTime(String backend) {
    run(
        backend,
        clock,
        () -> {
          try {
            Async.timeout(Duration.ofHours(1), () -> LoopFuture.create().await());
          } catch (TimeoutException over) {
            log.add(clock.now());
          }
          assertThat(log).containsExactly(Duration.ofHours(1));
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void autojump_channelRegisteredAndSilent_jumpsAllTheSame(String backend) {
    run(
        backend,
        clock,
        () -> {
          Pipe pipe = Pipe.open();
          EventLoop.current().watch(pipe.source(), SelectionKey.OP_READ, log::add);
          Async.sleep(Duration.ofDays(1));
          assertThat(clock.now()).isEqualTo(Duration.ofDays(1));
          assertThat(log).isEmpty();
          closeBoth(pipe);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void autojump_channelHasSomething_comesBeforeTheJump(String backend) {
    run(
        backend,
        clock,
        () -> {
          Pipe pipe = Pipe.open();
          LoopFuture<Duration> readAt = LoopFuture.create();
          pipe.sink().write(ByteBuffer.wrap(new byte[1]));
          EventLoop.current()
              .watch(
                  pipe.source(),
                  SelectionKey.OP_READ,
                  ready -> {
                    readAt.complete(clock.now());
                    readAll(pipe);
                  });
          Async.sleep(Duration.ofSeconds(1));
          assertThat(readAt.result()).isEqualTo(Duration.ZERO);
          closeBoth(pipe);
        });
  }

  private static void closeBoth(Pipe pipe) throws IOException {
    pipe.sink().close();
    pipe.source().close();
  }

  private static void readAll(Pipe pipe) {
    try {
      pipe.source().read(ByteBuffer.allocate(8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void autojump_callFromAnotherThreadIsThere_runsBeforeTheJump(String backend) throws Exception {
    run(
        backend,
        clock,
        () -> {
          EventLoop loop = EventLoop.current();
          CompletableFuture.runAsync(() -> loop.execute(() -> log.add(clock.now()))).get();
          Async.sleep(Duration.ofSeconds(1));
          assertThat(log).containsExactly(Duration.ZERO);
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void advance_byHand_wakesWhatIsDueInOrder(String backend) {
    VirtualClock byHand = VirtualClock.byHand();
    run(
        backend,
        byHand,
        () -> {
          for (int second : List.of(3, 1, 2, 5)) {
            Async.spawn(
                Coroutine.action(
                    () -> {
                      Async.sleep(Duration.ofSeconds(second));
                      log.add(second);
                    }));
          }
          Testing.waitAllBlocked();
          assertThat(log).isEmpty();
          byHand.advance(Duration.ofSeconds(3));
          Testing.waitAllBlocked();
          assertThat(log).containsExactly(1, 2, 3);
          assertThat(byHand.now()).isEqualTo(Duration.ofSeconds(3));
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void advance_fromAnotherThreadByExecute_wakesTheLoop(String backend) {
    VirtualClock byHand = VirtualClock.byHand();
    run(
        backend,
        byHand,
        () -> {
          EventLoop loop = EventLoop.current();
          Task<?> sleeper = Async.spawn(Coroutine.action(() -> Async.sleep(Duration.ofDays(9))));
          Testing.waitAllBlocked();
          CompletableFuture.runAsync(() -> loop.execute(() -> byHand.advance(Duration.ofDays(9))));
          sleeper.await();
          assertThat(byHand.now()).isEqualTo(Duration.ofDays(9));
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void autojump_coroutineInAWaitOfTheJdk_waitsForIt(String backend) {
    if (backend.equals("threads")) {
      return;
    }
    run(
        backend,
        clock,
        () -> {
          CompletableFuture<Void> released = new CompletableFuture<>();
          Task<?> inJdk =
              Async.spawn(
                  Coroutine.action(
                      () -> {
                        released.get();
                        log.add(clock.now());
                      }));
          EventLoop.current().callSoon(() -> new Thread(() -> released.complete(null)).start());
          Async.sleep(Duration.ofSeconds(1));
          assertThat(log).containsExactly(Duration.ZERO);
          inJdk.await();
        });
  }

  @Test
  void startingAt_aTime_isThere() {
    VirtualClock later = VirtualClock.startingAt(Duration.ofHours(2));
    run("threads", later, () -> Async.sleep(Duration.ofHours(1)));
    assertThat(later.now()).isEqualTo(Duration.ofHours(3));
    assertThat(later.nanoTime()).isEqualTo(Duration.ofHours(3).toNanos());
  }

  @Test
  void advance_negative_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofNanos(-1)));
  }
}
