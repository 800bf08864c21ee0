// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.act.slice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpisodesTest {
  private static final long SECOND = 1_000_000_000L;

  private final Episodes episodes = new Episodes(256);

  @Test
  void begin_whileArmed_isNoSecondArming() {
    assertThat(episodes.begin(7)).isTrue();
    assertThat(episodes.begin(7)).isFalse();
    assertThat(episodes.begin(8)).isTrue();
    assertThat(episodes.isAny()).isTrue();
  }

  @Test
  void end_tenSecondsAfterTheLastQuestion_disarmsAll() {
    episodes.asked(0);
    episodes.begin(7);
    episodes.begin(8);
    episodes.asked(5 * SECOND);
    assertThat(episodes.end(15 * SECOND)).isEmpty();
    assertThat(episodes.end(15 * SECOND + 1)).containsExactly(7, 8);
    assertThat(episodes.end(16 * SECOND)).isEmpty();
    assertThat(episodes.isAny()).isFalse();
  }

  @Test
  void end_thirdTime_leavesTheShardArmedForGood() {
    for (int episode = 0; episode < 2; episode++) {
      episodes.asked(episode * 20 * SECOND);
      assertThat(episodes.begin(7)).isTrue();
      assertThat(episodes.end(episode * 20 * SECOND + 11 * SECOND)).containsExactly(7);
    }
    episodes.asked(40 * SECOND);
    episodes.begin(7);
    assertThat(episodes.end(90 * SECOND)).isEmpty();
    assertThat(episodes.begin(7)).isFalse();
  }
}
