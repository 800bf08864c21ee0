// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.bridge.OnLoop;
import io.github.stallgate.bridge.RecordingSink;
import io.github.stallgate.catalog.Family;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SleepBracketTest {
  private static final int HOOK = StallgateHooks.LIMIT - 1;

  @Test
  void sleep_amountOfTheArguments_decides() throws Exception {
    Class<?> clock = Bracketed.load(Clock.class, HOOK, Family.SLEEP);
    RecordingSink sink = new RecordingSink();
    OnLoop.run(
        sink,
        loop -> {
          clock.getMethod("sleep", long.class).invoke(null, 0L);
          clock.getMethod("sleep", long.class, int.class).invoke(null, 0L, 0);
          clock.getMethod("sleep", Duration.class).invoke(null, Duration.ZERO);
          assertThat(sink.seen).isEmpty();
          clock.getMethod("sleep", long.class).invoke(null, 1L << 40);
          clock.getMethod("sleep", long.class, int.class).invoke(null, 0L, 1);
          clock.getMethod("sleep", Duration.class).invoke(null, Duration.ofNanos(1));
        });
    assertThat(sink.seen).hasSize(3);
  }

  /** Sleeps like {@link Thread}, but not really. */
  public static class Clock {
    public static void sleep(long millis) {}

    public static void sleep(long millis, int nanos) {}

    public static void sleep(Duration duration) {}
  }
}
