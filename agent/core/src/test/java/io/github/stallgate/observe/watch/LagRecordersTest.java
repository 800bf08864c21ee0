// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.observe.LagRecorder;
import org.junit.jupiter.api.Test;

class LagRecordersTest {
  private final LagRecorders recorders = new LagRecorders();

  private static StallgateLoop loop(String kind, String name) {
    return new StallgateLoop(new Thread(name), kind, kind + ":" + name);
  }

  @Test
  void of_threadsOfOneLoopOfTheRuntime_isOneWhileAnyLives() {
    LagRecorder first = recorders.of(loop("runtime", "a"));
    assertThat(recorders.of(loop("runtime", "a"))).isSameAs(first);
    assertThat(recorders.of(loop("runtime", "b"))).isNotSameAs(first);
    recorders.leave(loop("runtime", "a"));
    assertThat(recorders.of(loop("runtime", "a"))).isSameAs(first);
    recorders.leave(loop("runtime", "a"));
    recorders.leave(loop("runtime", "a"));
    assertThat(recorders.of(loop("runtime", "a"))).isNotSameAs(first);
  }

  @Test
  void of_otherLoops_isOneEach() {
    assertThat(recorders.of(loop("netty", "a"))).isNotSameAs(recorders.of(loop("netty", "a")));
    recorders.leave(loop("netty", "a"));
  }
}
