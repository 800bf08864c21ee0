// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a loop tells of itself. */
class LoopDumpTest {
  private static void waitDeepInside(LoopFuture<?> on) {
    on.await();
  }

  private static void awaitTheInner(Task<?> inner) {
    inner.await();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void dump_tasksThatWait_tellsForWhatAndWhere(String backend) {
    EventLoop.builder()
        .name("the loop")
        .backend(backend)
        .run(
            Coroutine.action(
                () -> {
                  LoopFuture<Void> never = LoopFuture.create();
                  Async.spawn(Coroutine.of("inner", () -> wait(never)));
                  Async.spawn(
                      Coroutine.of(
                          "sleeper",
                          () -> {
                            Async.sleep(Duration.ofHours(1));
                            return null;
                          }));
                  Async.yieldNow();
                  Async.spawn(Coroutine.of("unborn", () -> 1));
                  String dump = EventLoop.current().dump();
                  assertThat(dump)
                      .startsWith("the loop: 4 tasks, 1 ready, 1 timers, backend " + backend)
                      .containsSubsequence(
                          "inner WAITING for LoopFuture(pending)",
                          LoopDumpTest.class.getName() + ".waitDeepInside")
                      .contains("sleeper WAITING for a time")
                      .contains("unborn READY")
                      .contains("RUNNING");
                }));
  }

  private static Void wait(LoopFuture<?> on) {
    waitDeepInside(on);
    return null;
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void awaitChain_taskAwaitsTask_showsBothInnermostFirst(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<Void> never = LoopFuture.create();
          Task<?> inner = Async.spawn(Coroutine.of("inner", () -> wait(never)));
          Task<?> outer = Async.spawn(Coroutine.action(() -> awaitTheInner(inner)));
          Async.yieldNow();
          assertThat(outer.awaitChain())
              .extracting(StackTraceElement::getMethodName)
              .containsSubsequence("waitDeepInside", "wait", "awaitTheInner");
          assertThat(inner.awaitChain())
              .extracting(StackTraceElement::getMethodName)
              .doesNotContain("awaitTheInner");
          assertThat(outer.awaitChain().get(0).getMethodName()).isEqualTo("waitDeepInside");
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void metrics_afterSomeWork_countIt(String backend) {
    Backends.runAction(
        backend,
        () -> {
          EventLoop loop = EventLoop.current();
          LoopMetrics before = loop.metrics();
          Task<?> child = Async.spawn(Coroutine.action(Async::yieldNow));
          Handle timer = loop.callLater(Duration.ofHours(1), () -> {});
          LoopMetrics meanwhile = loop.metrics();
          assertThat(meanwhile.spawned()).isEqualTo(before.spawned() + 1);
          assertThat(meanwhile.live()).isEqualTo(2);
          assertThat(meanwhile.ready()).isEqualTo(1);
          assertThat(meanwhile.timers()).isEqualTo(1);
          child.await();
          timer.cancel();
          LoopMetrics after = loop.metrics();
          assertThat(after.live()).isEqualTo(1);
          assertThat(after.turns()).isEqualTo(before.turns() + 3);
          assertThat(after.steps()).isEqualTo(before.steps() + 3);
          assertThat(after.swallowedCancellations()).isZero();
        });
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.runtime.Backends#names")
  void metrics_timerThatIsLate_tellByHowMuch(String backend) {
    long[] time = new long[1];
    EventLoop.builder()
        .backend(backend)
        .clock(() -> time[0])
        .run(
            Coroutine.action(
                () -> {
                  EventLoop loop = EventLoop.current();
                  LoopFuture<Void> fired = LoopFuture.create();
                  loop.callAt(10, () -> fired.complete(null));
                  loop.callSoon(() -> time[0] = 17);
                  fired.await();
                  assertThat(loop.metrics().lateNanos()).isEqualTo(7);
                }));
  }
}
