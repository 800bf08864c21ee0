// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallgateTraceTest {
  @Test
  void key_sameStack_isTheSame() {
    long[] keys = new long[3];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = StallgateTrace.key(new Throwable());
    }
    assertThat(keys).containsOnly(keys[0]).doesNotContain(0);
  }

  @Test
  void key_otherPlaceInTheSameMethod_isAnother() {
    long one = StallgateTrace.key(new Throwable());
    long other = StallgateTrace.key(new Throwable());
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void key_otherCaller_isAnother() {
    long one = made();
    long other = made();
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void key_recursion_countsEveryFrame() {
    long[] keys = new long[2];
    for (int i = 0; i < 2; i++) {
      keys[i] = deep(500);
    }
    assertThat(keys[0]).isEqualTo(keys[1]);
    assertThat(deep(500)).isNotEqualTo(deep(501));
  }

  @Test
  void key_stackDeeperThanTheJvmKeeps_isStillAKey() {
    long[] keys = new long[2];
    for (int i = 0; i < 2; i++) {
      keys[i] = deep(3_000 + i);
    }
    assertThat(keys[0]).isNotZero().isEqualTo(keys[1]);
  }

  @Test
  void classes_ofAStack_areItsFramesInnermostFirst() {
    Throwable trace = Inner.trace();
    assertThat(StallgateTrace.classes(trace)).startsWith(Inner.class, StallgateTraceTest.class);
    assertThat(trace.getStackTrace()[0].getClassName()).isEqualTo(Inner.class.getName());
  }

  private static long made() {
    return StallgateTrace.key(new Throwable());
  }

  private static long deep(int frames) {
    return frames == 0 ? StallgateTrace.key(new Throwable()) : deep(frames - 1);
  }

  private static final class Inner {
    static Throwable trace() {
      return new Throwable();
    }
  }
}
