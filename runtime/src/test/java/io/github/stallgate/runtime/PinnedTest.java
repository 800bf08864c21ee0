// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Waits where the JDK can't leave the thread, here within the initialisation of a class: the loop
 * goes on on another thread, and comes back.
 */
class PinnedTest {
  private static Callable<String> within;

  @BeforeEach
  void onlyWhereItIsToBeHad() {
    assumeTrue(Backends.names().anyMatch("virtual"::equals), "this JDK has no such backend");
  }

  private static String run(Callable<String> body) {
    try {
      return body.call();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static final class Sleeping {
    static final String VALUE = run(within);
  }

  private static final class Yielding {
    static final String VALUE = run(within);
  }

  private static final class AwaitingAnother {
    static final String VALUE = run(within);
  }

  private static final class Blocking {
    static final String VALUE = run(within);
  }

  @Test
  void sleep_inAClassInitializer_othersRunMeanwhile() {
    List<String> steps = new ArrayList<>();
    Backends.runAction(
        "virtual",
        () -> {
          within =
              () -> {
                Async.sleep(Duration.ofMillis(30));
                steps.add("slept");
                return "initialised";
              };
          Task<String> pinned = Async.spawn(Coroutine.of(() -> Sleeping.VALUE));
          Async.yieldNow();
          Async.sleep(Duration.ofMillis(1));
          steps.add("other");
          assertThat(pinned.await()).isEqualTo("initialised");
          Async.sleep(Duration.ofMillis(1));
          assertThat(EventLoop.current().metrics().handOvers()).isPositive();
        });
    assertThat(steps).containsExactly("other", "slept");
  }

  @Test
  void await_inAClassInitializerForATaskOfTheSameLoop_isDone() {
    Backends.runAction(
        "virtual",
        () -> {
          Task<String> other =
              Async.spawn(
                  Coroutine.of(
                      () -> {
                        Async.sleep(Duration.ofMillis(1));
                        Async.yieldNow();
                        return "of the other";
                      }));
          within = other::await;
          assertThat(AwaitingAnother.VALUE).isEqualTo("of the other");
          Async.sleep(Duration.ofMillis(1));
          Async.yieldNow();
        });
  }

  @Test
  void yieldNow_inAClassInitializer_returns() {
    Backends.runAction(
        "virtual",
        () -> {
          within =
              () -> {
                Async.yieldNow();
                return "initialised";
              };
          assertThat(Yielding.VALUE).isEqualTo("initialised");
          Async.yieldNow();
        });
  }

  @Test
  void blocking_inAClassInitializer_tokenComesBackToTheSameThread() {
    Backends.runAction(
        "virtual",
        () -> {
          boolean[] enough = new boolean[1];
          Object lock = new Object();
          Async.spawn(
              Coroutine.action(
                  () -> {
                    synchronized (lock) {
                      enough[0] = true;
                    }
                  }));
          within =
              () ->
                  Async.blocking(
                      () -> {
                        while (true) {
                          synchronized (lock) {
                            if (enough[0]) {
                              return "initialised";
                            }
                          }
                        }
                      });
          assertThat(Blocking.VALUE).isEqualTo("initialised");
          Async.sleep(Duration.ofMillis(1));
        });
  }
}
