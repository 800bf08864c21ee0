// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fibers are used again; thread locals are each coroutine's own. */
class FiberReuseTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static final ThreadLocal<String> LOCAL = ThreadLocal.withInitial(() -> "initial");
  private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();

  @ParameterizedTest
  @MethodSource(NAMES)
  void threadLocals_ofOneCoroutine_areNotSeenByTheNext(String backend) {
    Backends.runAction(
        backend,
        () -> {
          for (int i = 0; i < 10; i++) {
            Async.spawn(
                    Coroutine.action(
                        () -> {
                          assertThat(LOCAL.get()).isEqualTo("initial");
                          assertThat(INHERITED.get()).isNull();
                          LOCAL.set("set");
                          INHERITED.set("set");
                        }))
                .await();
          }
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void threadLocals_ofInterleavedCoroutines_areEachItsOwn(String backend) {
    Backends.runAction(
        backend,
        () -> {
          List<Task<String>> tasks = new ArrayList<>();
          for (int i = 0; i < 10; i++) {
            String own = "own " + i;
            tasks.add(
                Async.spawn(
                    Coroutine.of(
                        () -> {
                          LOCAL.set(own);
                          Async.yieldNow();
                          return LOCAL.get();
                        })));
          }
          for (int i = 0; i < 10; i++) {
            assertThat(tasks.get(i).await()).isEqualTo("own " + i);
          }
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void tasks_oneAfterAnother_shareAThread(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Set<Thread> threads = new HashSet<>();
          for (int i = 0; i < 1_000; i++) {
            Async.spawn(Coroutine.of(() -> threads.add(Thread.currentThread()))).await();
          }
          assertThat(threads).hasSizeLessThan(10);
        });
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void tasks_moreThanAreKept_allRunAndTheLoopCloses(String backend) {
    int[] runs = new int[1];
    Backends.runAction(
        backend,
        () -> {
          for (int round = 0; round < 2; round++) {
            LoopFuture<Void> gate = LoopFuture.create();
            List<Task<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
              tasks.add(
                  Async.spawn(
                      Coroutine.of(
                          () -> {
                            gate.await();
                            return ++runs[0];
                          })));
            }
            Async.yieldNow();
            gate.complete(null);
            Async.gather(tasks);
          }
        });
    assertThat(runs[0]).isEqualTo(800);
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  void error_thrownByABody_endsItsTaskAndNotTheFiber(String backend) {
    Backends.runAction(
        backend,
        () -> {
          Task<?> overflows = Async.spawn(Coroutine.of(() -> deeper(0)));
          assertThat(Async.gatherOutcomes(List.of(overflows)).get(0))
              .isInstanceOfSatisfying(
                  Outcome.Failure.class,
                  failed -> assertThat(failed.exception()).isInstanceOf(StackOverflowError.class));
          assertThat(Async.spawn(Coroutine.of(() -> 1)).await()).isEqualTo(1);
        });
  }

  private static int deeper(int depth) {
    return 1 + deeper(depth + 1);
  }
}
