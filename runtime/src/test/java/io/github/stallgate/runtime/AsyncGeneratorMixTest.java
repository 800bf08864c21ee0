// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many generators of many tasks at once: the token always finds the right stack. */
class AsyncGeneratorMixTest {
  private static final int TASKS = 40;
  private static final int VALUES = 60;

  static Stream<Arguments> backendsAndSeeds() {
    return Backends.names()
        .flatMap(backend -> IntStream.range(0, 5).mapToObj(seed -> Arguments.of(backend, seed)));
  }

  /** Waits now and then, in one way or another. */
  private static void waitMaybe(Random random) throws Exception {
    switch (random.nextInt(12)) {
      case 0 -> Async.yieldNow();
      case 1 -> Async.spawn(Coroutine.action(Async::yieldNow)).await();
      case 2 -> Async.spawnEager(Coroutine.action(() -> {}));
      case 3 -> CompletableFuture.supplyAsync(() -> 1).get();
      default -> {}
    }
  }

  private static AsyncGenerator<Integer, Integer> numbers(Random random) {
    return AsyncGenerator.of(
        out -> {
          int number = 0;
          while (number < VALUES) {
            waitMaybe(random);
            Integer sent = out.emit(number);
            number = sent == null ? number + 1 : sent;
          }
        });
  }

  private static AsyncGenerator<Integer, Integer> doubled(
      AsyncGenerator<Integer, Integer> numbers, Random random) {
    return AsyncGenerator.of(
        out -> {
          for (int each : numbers) {
            waitMaybe(random);
            out.emit(each * 2);
          }
        });
  }

  private static int consume(Random random) throws Exception {
    Task<?> self = Task.current();
    List<Integer> seen = new ArrayList<>();
    for (int each : doubled(numbers(random), random)) {
      waitMaybe(random);
      seen.add(each);
      assertThat(Task.current()).isSameAs(self);
    }
    assertThat(seen).isEqualTo(IntStream.range(0, VALUES).map(i -> i * 2).boxed().toList());
    return seen.size();
  }

  @ParameterizedTest
  @MethodSource("backendsAndSeeds")
  void forLoops_manyTasksAndWaits_eachSeesItsOwnValues(String backend, int seed) {
    List<Integer> counts =
        EventLoop.builder()
            .backend(backend)
            .seed(seed)
            .run(
                Coroutine.of(
                    () -> {
                      List<Coroutine<Integer>> all = new ArrayList<>();
                      for (int i = 0; i < TASKS; i++) {
                        Random random = new Random(seed * 1_000L + i);
                        all.add(Coroutine.of(() -> consume(random)));
                      }
                      return Async.gather(all);
                    }));
    assertThat(counts).hasSize(TASKS).containsOnly(VALUES);
  }

  @ParameterizedTest
  @MethodSource("backendsAndSeeds")
  void cancel_atAnyPoint_unwindsBodiesAndLeavesNothing(String backend, int seed) {
    int[] open = new int[1];
    EventLoop.builder()
        .backend(backend)
        .seed(seed)
        .run(
            Coroutine.action(
                () -> {
                  List<Task<?>> all = new ArrayList<>();
                  for (int i = 0; i < TASKS; i++) {
                    Random random = new Random(seed * 1_000L + i);
                    all.add(Async.spawn(Coroutine.action(() -> useAndClose(random, open))));
                  }
                  for (Task<?> each : all) {
                    Async.yieldNow();
                    each.cancel();
                  }
                  all.forEach(Gathering::awaitEnd);
                  assertThat(open[0]).isZero();
                  assertThat(EventLoop.current().keeping().generators().isEmpty()).isTrue();
                }));
  }

  private static void useAndClose(Random random, int[] open) {
    AsyncGenerator<Integer, Integer> counted =
        AsyncGenerator.of(
            out -> {
              open[0]++;
              try {
                for (int i = 0; ; i++) {
                  waitMaybe(random);
                  out.emit(i);
                }
              } finally {
                open[0]--;
              }
            });
    try (counted) {
      while (counted.hasNext()) {
        counted.next();
        Async.yieldNow();
      }
    }
  }
}
