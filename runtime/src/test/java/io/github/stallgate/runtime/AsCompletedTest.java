// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks in the order in which they end. */
class AsCompletedTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static Coroutine<String> after(int millis, String value) {
    return Coroutine.of(
        value,
        () -> {
          Async.sleep(Duration.ofMillis(millis));
          return value;
        });
  }

  private static void runJumping(String backend, CheckedRunnable body) {
    EventLoop.builder().backend(backend).clock(HandClock.jumping()).run(Coroutine.action(body));
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void next_mixedInputs_comeAsTheyEnd(String backend) {
    runJumping(
        backend,
        () -> {
          Task<String> given = Async.spawn(after(2, "b"));
          LoopFuture<String> future = LoopFuture.create();
          EventLoop.current().callLater(Duration.ofMillis(4), () -> future.complete("d"));
          Coroutine<String> last = after(3, "c");
          List<String> values = new ArrayList<>();
          try (AsyncIterator<Task<String>> all =
              Async.asCompleted(List.of(last, given, last, future, after(1, "a")))) {
            while (all.hasNext()) {
              values.add(all.next().result());
            }
            assertThatThrownBy(all::next).isInstanceOf(NoSuchElementException.class);
          }
          assertThat(values).containsExactly("a", "b", "c", "d");
          assertThat(given.name()).isEqualTo("b");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void next_failedOne_isReturnedAndTellsItsFailure(String backend) {
    runJumping(
        backend,
        () -> {
          IllegalArgumentException failure = new IllegalArgumentException();
          Coroutine<String> fails =
              Coroutine.of(
                  () -> {
                    throw failure;
                  });
          AsyncIterator<Task<String>> all = Async.asCompleted(List.of(after(1, "a"), fails));
          assertThat(all.next().exception()).isSameAs(failure);
          assertThat(all.next().await()).isEqualTo("a");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void close_early_cancelsOnlyWhatItSpawned(String backend) {
    runJumping(
        backend,
        () -> {
          Task<String> given = Async.spawn(after(10, "given"));
          LoopFuture<String> future = LoopFuture.create();
          boolean[] cut = new boolean[1];
          Coroutine<String> spawned =
              Coroutine.of(
                  () -> {
                    try {
                      return LoopFuture.<String>create().await();
                    } catch (CancellationException e) {
                      cut[0] = true;
                      throw e;
                    }
                  });
          AsyncIterator<Task<String>> all = Async.asCompleted(List.of(given, future, spawned));
          Async.yieldNow();
          all.close();
          assertThat(all.hasNext()).isFalse();
          assertThat(given.await()).isEqualTo("given");
          assertThat(cut[0]).isTrue();
          assertThat(future.isDone()).isFalse();
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void next_cancelledWait_losesNothing(String backend) {
    runJumping(
        backend,
        () -> {
          AsyncIterator<Task<String>> all = Async.asCompleted(List.of(after(10, "kept")));
          assertThat(CancelScope.moveOnAfter(Duration.ofMillis(1), all::next)).isTrue();
          assertThat(all.hasNext()).isTrue();
          assertThat(all.next().result()).isEqualTo("kept");
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void next_whileAnotherWaits_isRefusedAndCloseEndsTheWait(String backend) {
    runJumping(
        backend,
        () -> {
          AsyncIterator<Task<String>> all = Async.asCompleted(List.of(LoopFuture.<String>create()));
          Task<?> first = Async.spawn(Coroutine.of(all::next));
          Async.yieldNow();
          assertThatIllegalStateException()
              .isThrownBy(all::next)
              .withMessageContaining("another task waits");
          all.close();
          assertThatThrownBy(first::await).isInstanceOf(NoSuchElementException.class);
        });
  }
}
