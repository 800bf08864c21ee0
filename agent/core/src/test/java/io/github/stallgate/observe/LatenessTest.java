// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenessTest {
  /** Named as frameworks name theirs; due so many nanoseconds from now. */
  private record OwnScheduledFutureTask(long delay) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(delay, TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }

  private record ApplicationsTask() implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      throw new IllegalStateException("an application's method was called");
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }

  @Test
  void of_taskThatKnowsWhenItWasDue_isHowLateItIs() {
    assertThat(Lateness.of(new OwnScheduledFutureTask(-5_000))).isEqualTo(5_000);
    assertThat(Lateness.of(new OwnScheduledFutureTask(7_000))).isZero();
  }

  @Test
  void of_anyOtherTask_isNotKnown() {
    assertThat(Lateness.of(new ApplicationsTask())).isNegative();
    assertThat(Lateness.of("a task")).isNegative();
  }

  @Test
  void of_taskOfTheJdksExecutor_isKnown() {
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    try {
      Object task = executor.schedule(() -> {}, 1, TimeUnit.HOURS);
      assertThat(Lateness.of(task)).isZero();
    } finally {
      executor.shutdownNow();
    }
  }
}
