// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallgateRunsTest {
  private static final int LAST = StallgateRuns.LIMIT - 1;

  @Test
  void ran_onALoop_isKnownForItsKind() throws Exception {
    OnLoop.run(new RecordingSink(), loop -> StallgateRuns.ran(LAST));
    assertThat(StallgateRuns.ranOn(LAST, "elsewhere")).isFalse();
    assertThat(kinds(LAST)).isTrue();
  }

  @Test
  void ran_offALoopOrWhereCallsAreSilent_isNotKnown() throws Exception {
    int method = LAST - 1;
    StallgateRuns.ran(method);
    OnLoop.run(
        new RecordingSink(),
        loop -> {
          loop.in = 1;
          StallgateRuns.ran(method);
          loop.in = 0;
          loop.allowed = 1;
          StallgateRuns.ran(method);
          loop.allowed = 0;
          assertThat(StallgateRuns.ranOn(method, loop.kind)).isFalse();
        });
  }

  private static boolean kinds(int method) throws Exception {
    boolean[] known = {false};
    OnLoop.run(new RecordingSink(), loop -> known[0] = StallgateRuns.ranOn(method, loop.kind));
    return known[0];
  }
}
