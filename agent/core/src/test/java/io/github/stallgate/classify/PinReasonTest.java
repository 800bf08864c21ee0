// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinReasonTest {
  private static final Frame WAIT =
      new Frame("java.lang.Object", "wait0", "Object.java", Frame.NATIVE, true);
  private static final Frame CALL =
      new Frame("com.acme.Codec", "decode", "Codec.java", Frame.NATIVE, false);

  private static List<Frame> stack(Object... frames) {
    List<Frame> stack = new ArrayList<>();
    for (Object frame : frames) {
      stack.add(frame instanceof Frame one ? one : WrittenStacks.frame((String) frame));
    }
    return stack;
  }

  @Test
  void of_classInitialiser_namesTheClass() {
    assertThat(PinReason.of(stack("com.acme.Config.<clinit>", "com.acme.Main.run"), 25))
        .isEqualTo("a class is being initialised: com.acme.Config.<clinit>");
  }

  @Test
  void of_nativeFrame_namesIt() {
    assertThat(PinReason.of(stack(WAIT, "com.acme.Callback.next", CALL, "com.acme.Main.run"), 25))
        .isEqualTo("a native frame is on the stack: com.acme.Codec.decode");
  }

  @Test
  void of_severalFramesThatPin_isTheInnermost() {
    assertThat(PinReason.of(stack(WAIT, "com.acme.Config.<clinit>", CALL), 25))
        .contains("com.acme.Config.<clinit>");
    assertThat(PinReason.of(stack(WAIT, "com.acme.Callback.next", CALL, "a.B.<clinit>"), 25))
        .contains("com.acme.Codec.decode");
  }

  @Test
  void of_noFrameThatPins_isAMonitorBefore24() {
    List<Frame> stack = stack(WAIT, "com.acme.Main.run");
    assertThat(PinReason.of(stack, 21)).startsWith("synchronized");
    assertThat(PinReason.of(stack, 25)).doesNotContain("synchronized").startsWith("native code");
    assertThat(PinReason.of(List.of(), 25)).startsWith("native code");
  }
}
