// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In a JVM without the agent nothing does anything. */
class WithoutAgentTest {
  @Test
  void episode_withoutAgent_isNotMeasuredAndHasNoFindings() {
    try (Episode episode = Stallgate.beginEpisode()) {
      episode.end();
      assertThat(episode.isMeasured()).isFalse();
      assertThat(episode.findings()).isEmpty();
    }
  }

  @Test
  void context_withoutAgent_mayBeClosedTwice() {
    Context context = Stallgate.contextBegan("OrdersIT.lists()");
    context.close();
    context.close();
    assertThat(Stallgate.isActive()).isFalse();
  }

  @Test
  void settle_withoutAgent_isDoneAtOnce() {
    assertThat(Stallgate.settle(Duration.ZERO)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void contextBegan_blankName_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Stallgate.contextBegan(name))
        .withMessage("contextBegan needs a name: say what runs, as in 'OrdersIT.lists()'");
  }
}
