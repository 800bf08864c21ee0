// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {
  @Test
  void of_stackOfAThreadThatGivesWay_isWithoutTheAgentsFrames() {
    List<StackTraceElement> stack =
        List.of(
            frame("io.github.stallgate.runtime.fiber.Cooperation", "poll"),
            frame("io.github.stallgate.act.slice.Cooperation", "run"),
            frame("java.lang.StallgatePolls", "answer"),
            frame("java.lang.StallgatePoll7", "poll"),
            frame("com.acme.Report", "sum"));
    assertThat(Frames.of(stack))
        .extracting(Frame::type)
        .containsExactly("io.github.stallgate.runtime.fiber.Cooperation", "com.acme.Report");
  }

  private static StackTraceElement frame(String type, String method) {
    return new StackTraceElement(type, method, null, 1);
  }
}
