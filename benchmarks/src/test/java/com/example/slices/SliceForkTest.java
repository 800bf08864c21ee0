// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.slices;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.runtime.fiber.Cooperation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The endless loop gives way and comes to its end; nothing is measured. */
class SliceForkTest {
  @Test
  void run_endlessLoop_givesWayToTheEnd() {
    SliceFork.Result result = SliceFork.run(SliceForkTest::compute, Duration.ofMillis(100));
    assertThat(result.longestNanos()).isPositive();
  }

  /** For ever, with the poll written out that is the agent's to put in. */
  private static void compute() {
    while (true) {
      Cooperation.poll();
    }
  }
}
