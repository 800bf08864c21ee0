// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lazy, single use, a call when awaited; reported when it is forgotten. */
class CoroutineTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  @ParameterizedTest
  @MethodSource(NAMES)
  void of_neverAwaited_runsNothing(String backend) {
    boolean[] ran = new boolean[1];
    Backends.runAction(
        backend,
        () -> {
          Coroutine.action(() -> ran[0] = true);
          Async.yieldNow();
        });
    assertThat(ran[0]).isFalse();
  }

  @Test
  void of_nullBody_isRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> Coroutine.of(null))
        .withMessageContaining("needs a body");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void await_failures_passAsTheContractSays(String backend) {
    Backends.runAction(
        backend,
        () -> {
          IllegalArgumentException unchecked = new IllegalArgumentException("unchecked");
          AssertionError error = new AssertionError("error");
          IOException checked = new IOException("checked");
          assertThatThrownBy(() -> failing(unchecked).await()).isSameAs(unchecked);
          assertThatThrownBy(() -> failing(error).await()).isSameAs(error);
          assertThatThrownBy(() -> failing(checked).await())
              .isInstanceOf(CompletionException.class)
              .cause()
              .isSameAs(checked);
        });
  }

  private static Coroutine<Void> failing(Throwable failure) {
    return Coroutine.action(
        () -> {
          if (failure instanceof Exception exception) {
            throw exception;
          }
          throw (Error) failure;
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void isDone_beforeAndAfter_tells(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Coroutine<Integer> one = Coroutine.of(() -> 1);
          assertThat(one.isDone()).isFalse();
          one.await();
          assertThat(one.isDone()).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void await_whileItRuns_isRefusedAndTheFirstGoesOn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          LoopFuture<String> future = LoopFuture.create();
          Coroutine<String> once = Coroutine.of("once", future::await);
          Task<String> first = Async.spawn(Coroutine.of(once::await));
          Async.yieldNow();
          assertThatIllegalStateException()
              .isThrownBy(once::await)
              .withMessageContaining("Coroutine(once) was awaited or spawned before");
          assertThat(once.isDone()).isFalse();
          future.complete("value");
          assertThat(first.await()).isEqualTo("value");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void neverAwaited_inDebug_isReportedWithItsSiteAtTheClose(String backend) {
    Reports reports = new Reports();
    EventLoop.builder()
        .backend(backend)
        .debug(true)
        .exceptionHandler(reports)
        .run(
            Coroutine.action(
                () -> {
                  Coroutine.of("forgotten", () -> 1);
                  Coroutine.of("closed", () -> 1).close();
                  Coroutine.of("awaited", () -> 1).await();
                  Async.spawn(Coroutine.of("spawned", () -> 1));
                }));
    assertThat(reports.failures).hasSize(1);
    assertThat(reports.failures.get(0))
        .isInstanceOf(NeverAwaitedException.class)
        .hasMessageContaining("forgotten")
        .hasMessageContaining("await() it, spawn it, or close() it");
    assertThat(reports.failures.get(0).getStackTrace()[0].getClassName())
        .isEqualTo(CoroutineTest.class.getName());
    assertThat(reports.places.get(0)).contains("created at").contains("CoroutineTest.java");
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void neverAwaited_collected_isReportedWhileTheLoopRuns(String backend) {
    CountDownLatch told = new CountDownLatch(1);
    EventLoop.builder()
        .backend(backend)
        .debug(true)
        .exceptionHandler((loop, failure, where) -> told.countDown())
        .run(
            Coroutine.action(
                () -> {
                  Coroutine.of("dropped", () -> 1);
                  while (told.getCount() > 0) {
                    System.gc();
                    Async.sleep(java.time.Duration.ofMillis(1));
                  }
                }));
    assertThat(told.getCount()).isZero();
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void neverAwaited_withoutDebug_isNotReported(String backend) {
    Reports reports = new Reports();
    EventLoop.builder()
        .backend(backend)
        .exceptionHandler(reports)
        .run(Coroutine.action(() -> Coroutine.of(() -> 1)));
    assertThat(reports.failures).isEmpty();
  }
}
