// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.runtime.fiber.Cooperation;
import io.github.stallgate.runtime.testing.VirtualClock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Cooperation#wakeAfter}: what the JDK calls through an agent, called by hand. */
class WaitEndTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";
  private static final long SOON_NANOS = 1_000_000;
  private static final Duration LATER = Duration.ofMillis(5);

  private static Future<?> wakeAfter(Runnable wake, long nanos) {
    return Cooperation.wakeAfter(Thread.currentThread(), wake, nanos);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void wakeAfter_timeHasCome_wakesOnceOnTheLoop(String backend) {
    AtomicInteger wakes = new AtomicInteger();
    Backends.runAction(
        backend,
        () -> {
          EventLoop loop = EventLoop.current();
          Future<?> end =
              wakeAfter(
                  () -> {
                    assertThat(EventLoop.current()).isSameAs(loop);
                    wakes.incrementAndGet();
                  },
                  SOON_NANOS);
          assertThat(end.isDone()).isFalse();
          Async.sleep(LATER);
          assertThat(end.isDone()).isTrue();
        });
    assertThat(wakes).hasValue(1);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_onTheLoop_neverWakes(String backend) {
    AtomicInteger wakes = new AtomicInteger();
    Backends.runAction(
        backend,
        () -> {
          wakeAfter(wakes::incrementAndGet, SOON_NANOS).cancel(false);
          Async.sleep(LATER);
        });
    assertThat(wakes).hasValue(0);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void cancel_onAnotherThread_neverWakes(String backend) {
    AtomicInteger wakes = new AtomicInteger();
    Backends.runAction(
        backend,
        () -> {
          Future<?> end = wakeAfter(wakes::incrementAndGet, SOON_NANOS);
          new Thread(() -> end.cancel(false)).start();
          while (!end.isCancelled()) {
            Thread.onSpinWait(); // Keeps the loop, so that the timer can't be quicker.
          }
          Async.sleep(LATER);
        });
    assertThat(wakes).hasValue(0);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void wakeAfter_threadOfNoTask_isLeftToTheJdk(String backend) {
    Backends.runAction(
        backend,
        () -> assertThat(Cooperation.wakeAfter(new Thread(), () -> {}, SOON_NANOS)).isNull());
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void wakeAfter_longerThanACentury_isLeftToTheJdk(String backend) {
    Backends.runAction(backend, () -> assertThat(wakeAfter(() -> {}, Long.MAX_VALUE)).isNull());
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void wakeAfter_timeIsNotTheJdks_isLeftToTheJdk(String backend) {
    EventLoop.builder()
        .backend(backend)
        .clock(new VirtualClock())
        .run(Coroutine.action(() -> assertThat(wakeAfter(() -> {}, SOON_NANOS)).isNull()));
  }

  @Test
  void wakeAfter_outsideOfALoop_isLeftToTheJdk() {
    assertThat(wakeAfter(() -> {}, SOON_NANOS)).isNull();
  }
}
