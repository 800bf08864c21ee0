// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** In this JVM, which has no agent. */
class RegionForkTest {

  @Test
  void measure_regionsByHand_takesTimeWithAndWithout() {
    assertThat(new RegionFork(RegionSwitch.BY_HAND).measure(1, 2))
        .hasSize(2)
        .allSatisfy(pair -> assertThat(pair).hasSize(2).doesNotContain(0));
  }

  @Test
  void measure_regionsByAnAgentThatIsNotHere_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new RegionFork(RegionSwitch.BY_AGENT).measure(0, 1))
        .withMessageContaining("agent");
  }

  @Test
  void turn_outsideOfACoroutine_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RegionSwitch.BY_HAND.turn(true))
        .withMessageContaining("coroutine");
  }
}
