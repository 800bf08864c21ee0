// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that are asked; that they answer is shown by PollsIT. */
class StallgatePollsTest {
  private static final int MOST_ASKED = 16;

  private final List<Thread> threads = new ArrayList<>();

  private boolean ask() {
    Thread thread = new Thread(() -> {});
    threads.add(thread);
    return StallgatePolls.ask(thread, () -> {});
  }

  @AfterEach
  void withdraw() {
    threads.forEach(StallgatePolls::withdraw);
  }

  @Test
  void ask_sameThreadTwice_isOneQuestion() {
    assertThat(ask()).isTrue();
    Thread thread = threads.get(0);
    assertThat(StallgatePolls.ask(thread, () -> {})).isTrue();
    assertThat(StallgatePolls.isAsked(thread)).isTrue();
    assertThat(StallgatePolls.withdraw(thread)).isTrue();
    assertThat(StallgatePolls.isAsked(thread)).isFalse();
    assertThat(StallgatePolls.withdraw(thread)).isFalse();
  }

  @Test
  void ask_moreThreadsThanThereArePlaces_isFalseUntilOneIsFree() {
    for (int i = 0; i < MOST_ASKED; i++) {
      assertThat(ask()).isTrue();
    }
    assertThat(ask()).isFalse();
    StallgatePolls.withdraw(threads.get(3));
    assertThat(ask()).isTrue();
  }

  @Test
  void arm_shardThatNobodyUses_doesNothing() {
    StallgatePolls.arm(255);
    StallgatePolls.disarm(255);
    assertThat(StallgatePolls.isAsked(Thread.currentThread())).isFalse();
  }
}
