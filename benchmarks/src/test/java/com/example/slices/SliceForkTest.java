// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The endless loop gives way and comes to its end; nothing is measured. */
class SliceForkTest {
  @Test
  void run_endlessLoop_givesWayToTheEnd() {
    SliceFork.Result result = SliceFork.run(Duration.ofMillis(100));
    assertThat(result.longestNanos()).isPositive();
  }
}
