// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many tasks that wait, wake, fail and cancel one another at random: each ends exactly once. */
class ManyTasksTest {
  private static final String NAMES = "io.github.stallgate.runtime.Backends#names";

  private static final int TASKS = 50_000;

  /** Platform threads are dear: so few of theirs are alive at a time. */
  private static final int AT_A_TIME = 200;

  private static final int SEEDS = 2;

  private int begun;
  private int ended;

  @ParameterizedTest
  @MethodSource(NAMES)
  void randomAwaitsAndCancels_eachEndsOnce(String backend) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      begun = 0;
      ended = 0;
      Reports reports = new Reports();
      Random random = new Random(seed);
      LoopMetrics metrics =
          EventLoop.builder()
              .backend(backend)
              .seed(seed)
              .clock(HandClock.jumping())
              .exceptionHandler(reports)
              .run(Coroutine.of(() -> churn(random)));
      assertThat(metrics.spawned()).isGreaterThanOrEqualTo(TASKS);
      assertThat(metrics.live()).isEqualTo(1);
      assertThat(begun).isEqualTo(ended).isPositive();
      assertThat(reports.failures).isEmpty();
    }
  }

  private LoopMetrics churn(Random random) {
    for (int i = 0; i < TASKS; i += AT_A_TIME) {
      List<Task<Integer>> batch = new ArrayList<>();
      List<LoopFuture<Integer>> gates = new ArrayList<>();
      for (int each = 0; each < AT_A_TIME; each++) {
        LoopFuture<Integer> gate = LoopFuture.create();
        gates.add(gate);
        batch.add(Async.spawn(Coroutine.of(() -> live(random, gate, batch))));
      }
      for (int each = 0; each < AT_A_TIME; each++) {
        stir(random, batch.get(random.nextInt(AT_A_TIME)), gates.get(each));
      }
      List<Outcome<Integer>> outcomes = Async.gatherOutcomes(batch);
      assertThat(outcomes).hasSize(AT_A_TIME);
    }
    return EventLoop.current().metrics();
  }

  private static void stir(Random random, Task<?> task, LoopFuture<Integer> gate) {
    switch (random.nextInt(4)) {
      case 0 -> task.cancel();
      case 1 -> Async.yieldNow();
      case 2 -> CancelScope.moveOnAfter(Duration.ofNanos(random.nextInt(50)), Async::yieldNow);
      default -> {}
    }
    gate.tryComplete(1);
  }

  private Integer live(Random random, LoopFuture<Integer> gate, List<Task<Integer>> batch) {
    begun++;
    try {
      switch (random.nextInt(5)) {
        case 0 -> Async.yieldNow();
        case 1 -> Async.sleep(Duration.ofNanos(random.nextInt(100)));
        case 2 -> batch.get(random.nextInt(AT_A_TIME)).cancel();
        case 3 -> Async.shield(gate);
        default -> TaskGroup.run(group -> group.spawn(Coroutine.of(gate::await)).await());
      }
      return gate.await();
    } finally {
      ended++;
    }
  }
}
