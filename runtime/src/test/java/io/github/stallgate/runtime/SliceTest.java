// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stallgate.runtime.fiber.Cooperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Time slices; the polls, which an agent puts into loops, are written out here. */
class SliceTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";
  private static final Duration SLICE = Duration.ofMillis(2);

  private static void run(String backend, CheckedRunnable body) {
    EventLoop.builder().backend(backend).timeSlice(SLICE).run(Coroutine.action(body));
  }

  private static void computeForEver() {
    while (true) {
      Cooperation.poll();
    }
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timeSlice_taskComputesForEver_othersRun(String backend) {
    List<Integer> beats = new ArrayList<>();
    run(
        backend,
        () -> {
          Task<Void> hog = Async.spawn(Coroutine.action(SliceTest::computeForEver));
          for (int i = 0; i < 5; i++) {
            Async.sleep(Duration.ofMillis(1));
            beats.add(i);
          }
          hog.cancel("has computed enough");
          assertThatThrownBy(hog::await)
              .isInstanceOf(CancellationException.class)
              .hasMessage("has computed enough");
        });
    assertThat(beats).hasSize(5);
  }

  /** It lies down when it finds no loop: one begins right after the other has ended. */
  @ParameterizedTest
  @MethodSource(NAMES)
  void timeSlice_loopBeginsWhileTheTimekeeperLiesDown_othersRun(String backend) {
    for (int i = 0; i < 500; i++) {
      run(
          backend,
          () -> {
            Task<Void> hog = Async.spawn(Coroutine.action(SliceTest::computeForEver));
            Async.yieldNow();
            hog.cancel("others run");
          });
    }
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timeout_taskComputesForEver_isDeliveredAtAPoll(String backend) {
    run(
        backend,
        () ->
            assertThatThrownBy(
                    () ->
                        Async.timeout(
                            Duration.ofMillis(5),
                            () -> {
                              computeForEver();
                              return null;
                            }))
                .isInstanceOf(TimeoutException.class));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void uninterruptible_taskComputes_nothingElseRunsMeanwhile(String backend) {
    List<String> steps = new ArrayList<>();
    run(
        backend,
        () -> {
          Async.spawn(Coroutine.action(() -> steps.add("other")));
          Async.uninterruptible(
              () -> {
                long until = System.nanoTime() + 20 * SLICE.toNanos();
                while (System.nanoTime() - until < 0) {
                  Cooperation.poll();
                }
                return steps.add("section");
              });
          Async.yieldNow();
        });
    assertThat(steps).containsExactly("section", "other");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void poll_noSliceWasAskedFor_keepsTheLoop(String backend) {
    List<String> steps = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(Coroutine.action(() -> steps.add("other")));
          long until = System.nanoTime() + 20 * SLICE.toNanos();
          while (System.nanoTime() - until < 0) {
            Cooperation.poll();
          }
          steps.add("computed");
          Async.yieldNow();
        });
    assertThat(steps).containsExactly("computed", "other");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void onOverrun_taskComputes_getsItsThread(String backend) {
    List<Thread> armed = new ArrayList<>();
    Thread[] own = new Thread[1];
    boolean[] done = new boolean[1];
    Object lock = new Object();
    Cooperation.onOverrun(
        thread -> {
          synchronized (lock) {
            done[0] |= thread == own[0];
            armed.add(thread);
          }
        });
    try {
      run(
          backend,
          () -> {
            own[0] = Thread.currentThread();
            boolean seen = false;
            while (!seen) {
              synchronized (lock) {
                seen = done[0];
              }
            }
          });
    } finally {
      Cooperation.onOverrun(thread -> {});
    }
    assertThat(armed).contains(own[0]);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void sliceByDefault_saidWhileTheLoopRuns_isInForce(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Cooperation.sliceByDefault(SLICE);
          try {
            Task<Void> hog = Async.spawn(Coroutine.action(SliceTest::computeForEver));
            Async.sleep(Duration.ofMillis(1));
            hog.cancel("has computed enough");
            assertThatThrownBy(hog::await).isInstanceOf(CancellationException.class);
          } finally {
            Cooperation.sliceByDefault(Duration.ZERO);
          }
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void timeSlice_belowAMillisecond_isRefused(String backend) {
    assertThatThrownBy(() -> EventLoop.builder().backend(backend).timeSlice(Duration.ofNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0.000000001S")
        .hasMessageContaining("at least a millisecond");
  }
}
