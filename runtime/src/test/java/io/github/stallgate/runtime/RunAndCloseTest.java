// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** P25: what run and close do with what is left. */
class RunAndCloseTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static final Duration LONG = Duration.ofDays(1);

  private final List<String> order = new ArrayList<>();

  private Coroutine<Void> waiting(String name) {
    return Coroutine.action(
        () -> {
          try {
            Async.sleep(LONG);
          } finally {
            order.add(name + " ended");
          }
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_valueAndFailures_comeOut(String backend) {
    IllegalArgumentException unchecked = new IllegalArgumentException();
    IOException checked = new IOException();
    assertThat(Backends.<String>run(backend, () -> "value")).isEqualTo("value");
    assertThatThrownBy(
            () ->
                Backends.runAction(
                    backend,
                    () -> {
                      throw unchecked;
                    }))
        .isSameAs(unchecked);
    assertThatThrownBy(
            () ->
                Backends.runAction(
                    backend,
                    () -> {
                      throw checked;
                    }))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isSameAs(checked);
    assertThatThrownBy(
            () ->
                Backends.runAction(
                    backend,
                    () -> {
                      Task.current().cancel("by itself");
                      Async.yieldNow();
                    }))
        .isInstanceOf(CancellationException.class)
        .hasMessage("by itself");
    assertThat(EventLoop.run(Coroutine.of(() -> 1))).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void run_leftovers_areCancelledAndAwaited(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(waiting("first"));
          Async.spawn(waiting("second"));
          Async.yieldNow();
          order.add("main ended");
        });
    assertThat(order).containsExactly("main ended", "first ended", "second ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void runUntilDone_twice_leftoversGoOnInBetween(String backend) {
    try (EventLoop loop = EventLoop.builder().backend(backend).build()) {
      LoopFuture<String> gate = loop.newFuture();
      Task<?> left = loop.spawn(Coroutine.action(() -> order.add(gate.await())));
      assertThat(loop.runUntilDone(Coroutine.of(() -> 1))).isEqualTo(1);
      assertThat(left.isDone()).isFalse();
      gate.complete("went on");
      loop.runUntilDone(Coroutine.of(left::await));
      assertThat(order).containsExactly("went on");
    }
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void close_neverRunWithTasks_endsThemUnstarted(String backend) {
    EventLoop loop = EventLoop.builder().backend(backend).build();
    Task<?> task = loop.spawn(waiting("never"));
    loop.close();
    loop.close();
    assertThat(order).isEmpty();
    assertThat(task.state()).isEqualTo(Task.State.CANCELLED);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void close_finallyThatSpawns_endsThatToo(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Async.spawn(
              Coroutine.action(
                  () -> {
                    try {
                      Async.sleep(LONG);
                    } finally {
                      Async.spawnEager(waiting("spawned in finally"));
                      order.add("first ended");
                    }
                  }));
          Async.yieldNow();
        });
    assertThat(order).containsExactly("first ended", "spawned in finally ended");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void close_shieldedCleanupThatGathers_isDone(String backend) {
    EventLoop.builder()
        .backend(backend)
        .clock(HandClock.jumping())
        .run(
            Coroutine.action(
                () -> {
                  Async.spawn(
                      Coroutine.action(
                          () -> {
                            try {
                              Async.sleep(LONG);
                            } finally {
                              CancelScope.shielded(
                                  () -> Async.gather(List.of(cleanup("one"), cleanup("two"))));
                            }
                          }));
                  Async.yieldNow();
                }));
    assertThat(order).containsExactly("one cleaned up", "two cleaned up");
  }

  private Coroutine<Void> cleanup(String name) {
    return Coroutine.action(
        () -> {
          Async.sleep(Duration.ofMillis(1));
          order.add(name + " cleaned up");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void close_callbacksThatAreReady_haveTheirTurnAndATickerDoesNotHoldIt(String backend) {
    Backends.runAction(
        backend,
        () -> {
          EventLoop loop = EventLoop.current();
          Runnable[] ticker = new Runnable[1];
          ticker[0] = () -> loop.callSoon(ticker[0]);
          ticker[0].run();
          loop.callSoon(() -> order.add("ready"));
          loop.callLater(LONG, () -> order.add("never"));
        });
    assertThat(order).containsExactly("ready");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void close_submittedTaskIsCancelled_itsResultEnds(String backend) throws Exception {
    List<CompletableFuture<Void>> results = new ArrayList<>();
    Backends.runAction(
        backend,
        () -> {
          results.add(EventLoop.current().submit(waiting("submitted")));
          Async.yieldNow();
          Async.yieldNow();
          results.add(EventLoop.current().submit(waiting("not begun")));
        });
    assertThat(order).containsExactly("submitted ended");
    assertThatThrownBy(() -> results.get(0).get(10, TimeUnit.SECONDS))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> results.get(1).get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void close_closerFails_isReportedAndTheOthersAreCalled(String backend) {
    Reports reports = new Reports();
    IllegalStateException failure = new IllegalStateException("closer");
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(reports)
        .run(
            Coroutine.action(
                () -> {
                  LoopKeeping keeping = EventLoop.current().keeping();
                  keeping.onClose(() -> order.add("first"));
                  keeping.onClose(
                      () -> {
                        throw failure;
                      });
                  keeping.onClose(() -> order.add("last"));
                }));
    assertThat(order).containsExactly("last", "first");
    assertThat(reports.failures).containsExactly(failure);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void report_handlerFailsItself_loopOutlivesIt(String backend) {
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(
            (loop, failure, where) -> {
              throw new AssertionError("the handler's own");
            })
        .run(
            Coroutine.action(
                () -> {
                  EventLoop.current()
                      .callSoon(
                          () -> {
                            throw new IllegalStateException("callback");
                          });
                  Async.yieldNow();
                  order.add("goes on");
                }));
    assertThat(order).containsExactly("goes on");
  }
}
