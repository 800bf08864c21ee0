// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.Coroutine;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.LoopFuture;
import io.github.stallgate.runtime.NeverAwaitedException;
import io.github.stallgate.runtime.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fails a test that runs on a loop. */
class LoopFixtureTest {
  @LoopTest
  private static final class Defaults {}

  @LoopTest(seed = "42")
  private static final class Shuffled {}

  private static Throwable run(LoopFixture.Body body) {
    return run(Defaults.class, body);
  }

  private static Throwable run(Class<?> settings, LoopFixture.Body body) {
    LoopFixture fixture = new LoopFixture("a test", settings.getAnnotation(LoopTest.class));
    return catchThrowable(() -> fixture.run(body));
  }

  @Test
  void run_testPasses_closesTheLoop() {
    LoopFixture fixture = new LoopFixture("a test", Defaults.class.getAnnotation(LoopTest.class));
    Throwable failure = catchThrowable(() -> fixture.run(() -> Async.sleep(Duration.ofDays(1))));
    assertThat(failure).isNull();
    assertThat(fixture.clock().now()).isEqualTo(Duration.ofDays(1));
    assertThat(fixture.loop().toString()).contains("closed");
    fixture.close();
  }

  @Test
  void run_testFails_throwsItsFailureAsItIs() {
    AssertionError own = new AssertionError("own");
    assertThat(
            run(
                () -> {
                  Async.yieldNow();
                  throw own;
                }))
        .isSameAs(own)
        .hasNoSuppressedExceptions();
  }

  @Test
  void run_taskLeftRunning_failsAndNamesIt() {
    assertThat(
            run(() -> Async.spawn(Coroutine.of("lost child", () -> LoopFuture.create().await()))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("left tasks running")
        .hasMessageContaining("lost child WAITING");
  }

  @Test
  void run_taskCancelledAtTheEnd_isGivenTimeToEnd() {
    assertThat(
            run(
                () -> {
                  Task<?> child = Async.spawnEager(Coroutine.of(() -> LoopFuture.create().await()));
                  child.cancel();
                }))
        .isNull();
  }

  @Test
  void run_coroutineNeverAwaited_failsWithTheLineThatCreatedIt() {
    Throwable failure = run(() -> Coroutine.of("forgotten", () -> 1));
    assertThat(failure)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("forgotten")
        .hasMessageContaining("LoopFixtureTest.java")
        .hasCauseInstanceOf(NeverAwaitedException.class);
    assertThat(failure.getCause().getStackTrace()[0].getClassName())
        .isEqualTo(LoopFixtureTest.class.getName());
  }

  @Test
  void run_coroutineClosedOnPurpose_passes() {
    assertThat(run(() -> Coroutine.of(() -> 1).close())).isNull();
  }

  @Test
  void run_failureNeverRetrieved_failsWithIt() {
    IllegalArgumentException failure = new IllegalArgumentException("lost");
    Throwable thrown =
        run(
            () -> {
              Async.spawn(Coroutine.action(() -> fail(failure)));
              Async.yieldNow();
            });
    assertThat(thrown).isInstanceOf(AssertionError.class).hasCauseReference(failure);
  }

  @Test
  void run_callbackFails_failsWithThat() {
    IllegalArgumentException failure = new IllegalArgumentException("in a callback");
    Throwable thrown =
        run(
            () -> {
              EventLoop.current().callSoon(() -> fail(failure));
              Async.yieldNow();
            });
    assertThat(thrown).isInstanceOf(AssertionError.class).hasCauseReference(failure);
  }

  @Test
  void run_ownFailureAndOthers_theOthersAreSuppressed() {
    AssertionError own = new AssertionError("own");
    Throwable thrown =
        run(
            () -> {
              Coroutine.of("forgotten", () -> 1);
              Async.spawn(Coroutine.of("lost child", () -> LoopFuture.create().await()));
              Async.yieldNow();
              throw own;
            });
    assertThat(thrown).isSameAs(own);
    assertThat(thrown.getSuppressed()).hasSize(2);
  }

  @Test
  void run_shuffledTestFails_tellsTheSeed() {
    Throwable thrown =
        run(
            Shuffled.class,
            () -> {
              throw new AssertionError("own");
            });
    assertThat(thrown.getSuppressed()).hasSize(1);
    assertThat(thrown.getSuppressed()[0]).hasMessageContaining("-D" + LoopExtension.SEED + "=42");
  }

  @Test
  void run_sameSeedTwice_sameOrderThatIsNotFifo() {
    List<Integer> first = orderOf(Shuffled.class);
    assertThat(orderOf(Shuffled.class)).isEqualTo(first);
    assertThat(first).isNotEqualTo(orderOf(Defaults.class));
    assertThat(orderOf(Defaults.class)).isSorted();
  }

  private static List<Integer> orderOf(Class<?> settings) {
    List<Integer> order = new ArrayList<>();
    assertThat(
            run(
                settings,
                () -> {
                  for (int i = 0; i < 20; i++) {
                    int number = i;
                    Async.spawn(Coroutine.action(() -> order.add(number)));
                  }
                  Testing.waitAllBlocked();
                }))
        .isNull();
    return order;
  }

  @Test
  void seed_words_areUnderstoodOrRefused() {
    assertThat(LoopFixture.seed("fifo")).isNull();
    assertThat(LoopFixture.seed("random")).isNotNull();
    assertThat(LoopFixture.seed("-7")).isEqualTo(-7);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoopFixture.seed("lifo"))
        .withMessageContaining("lifo")
        .withMessageContaining("fifo, random, or a whole number");
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }
}
