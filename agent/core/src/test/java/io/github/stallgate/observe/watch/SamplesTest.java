// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final StackSample STACK =
      new StackSample(new StackTraceElement[0], Doing.COMPUTING, false, false);
  private static final LockWait LOCK =
      new LockWait("a.B@1", null, List.of(), false, false, List.of());

  private final Samples samples = new Samples();

  @Test
  void isComplete_whatWasAskedForIsNotThere_isFalse() {
    assertThat(samples.isComplete()).isTrue();
    samples.expect(false);
    assertThat(samples.isComplete()).isFalse();
    samples.arrived(null, null);
    assertThat(samples.isComplete()).isTrue();
    assertThat(samples.size()).isZero();
  }

  @Test
  void expect_enoughStacks_isRefused() {
    for (int i = 0; i < 64; i++) {
      assertThat(samples.expect(false)).isTrue();
      samples.arrived(STACK, null);
    }
    assertThat(samples.expect(false)).isFalse();
    assertThat(samples.isComplete()).isTrue();
    assertThat(samples.stacks()).hasSize(64);
    assertThat(samples.expect(true)).isTrue();
  }

  @Test
  void expect_enoughUnderWay_isRefused() {
    int expected = 0;
    while (expected < 1_000 && samples.expect(false)) {
      expected++;
    }
    assertThat(expected).isEqualTo(64);
  }

  @Test
  void expect_enoughLocks_isRefused() {
    for (int i = 0; i < 8; i++) {
      assertThat(samples.expect(true)).isTrue();
      samples.arrived(null, LOCK);
    }
    assertThat(samples.expect(true)).isFalse();
    assertThat(samples.locks()).hasSize(8).containsOnly(LOCK);
    assertThat(samples.size()).isEqualTo(8);
  }

  @Test
  void maySearch_searchedOften_isOver() {
    assertThat(samples.maySearch()).isTrue();
    assertThat(samples.maySearch()).isTrue();
    assertThat(samples.maySearch()).isTrue();
    assertThat(samples.maySearch()).isFalse();
  }

  @Test
  void maySearch_lockIsKnown_isOver() {
    samples.expect(true);
    samples.arrived(null, LOCK);
    assertThat(samples.maySearch()).isFalse();
  }
}
