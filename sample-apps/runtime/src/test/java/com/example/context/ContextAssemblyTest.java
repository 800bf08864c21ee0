// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.runtime.testing.LoopTest;
import io.github.stallgate.runtime.testing.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The time of these loops jumps from one wait's end to the next: exact, and over at once. */
@LoopTest
class ContextAssemblyTest {
  private static final String ANSWER = "answer from profile, history, documents";

  @Test
  void answerStepByStep_fetchesThatWait_takesTheSumOfAll(VirtualClock clock) {
    assertThat(ContextAssembly.answerStepByStep()).isEqualTo(ANSWER);
    assertThat(clock.now()).isEqualTo(Duration.ofMillis(3_100));
  }

  @Test
  void answer_fetchesThatWaitTogether_takesTheSlowestAndTheModel(VirtualClock clock) {
    assertThat(ContextAssembly.answer()).isEqualTo(ANSWER);
    assertThat(clock.now()).isEqualTo(Duration.ofMillis(2_300));
  }
}
