// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TurnRaceTest {
  @ParameterizedTest
  @EnumSource
  void race_smallSlices_endsWithAFigureForEach(Runner runner) {
    assertThat(TurnRace.race(runner.start(), 2, 3))
        .hasSize(3)
        .allSatisfy(nanos -> assertThat(nanos).isPositive());
  }

  @Test
  void race_countedTurns_runsEachSliceInFull() {
    CountingLoop loop = new CountingLoop();
    TurnRace.race(loop, 2, 3);
    assertThat(loop.turns).isEqualTo(3 * 2 * 257 + 1);
  }

  /** Runs all on the caller's thread, within the first call. */
  private static final class CountingLoop implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;
    private int turns;

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
      if (running) {
        return;
      }
      running = true;
      for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) {
        turns++;
        next.run();
      }
    }
  }
}
