// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class StallgateHandlesTest {
  private final RecordingSink sink = new RecordingSink();

  @Test
  void find_aNative_isItsStandIn() throws Exception {
    MethodType sleep = MethodType.methodType(void.class, long.class);
    MethodHandle handle = StallgateHandles.find(Thread.class, "sleep", sleep);
    assertThat(MethodHandles.lookup().revealDirect(handle).getDeclaringClass())
        .isEqualTo(StallgateSites.class);
    assertThat(handle.type()).isEqualTo(sleep);
  }

  @Test
  void find_aSubclassAsOwner_keepsTheTypeThatWasAskedFor() {
    MethodType wait = MethodType.methodType(void.class, long.class);
    assertThat(StallgateHandles.find(String.class, "wait", wait).type())
        .isEqualTo(MethodType.methodType(void.class, String.class, long.class));
    MethodType length = MethodType.methodType(long.class);
    assertThat(StallgateHandles.find(RandomAccessFile.class, "length", length).type())
        .isEqualTo(MethodType.methodType(long.class, RandomAccessFile.class));
  }

  @Test
  void find_anythingElse_goesOn() {
    MethodType sleep = MethodType.methodType(void.class, long.class);
    assertThat(StallgateHandles.find(String.class, "sleep", sleep)).isNull();
    assertThat(StallgateHandles.find(Thread.class, "yield", sleep)).isNull();
    assertThat(StallgateHandles.find(null, "sleep", sleep)).isNull();
    assertThat(StallgateHandles.find(Thread.class, null, sleep)).isNull();
    assertThat(StallgateHandles.find(Thread.class, "sleep", null)).isNull();
  }

  @Test
  void enter_methodThatIsNoNative_isNothing() throws Exception {
    Method method = String.class.getMethod("length");
    OnLoop.run(
        sink,
        loop -> {
          assertThat(StallgateHandles.enter(method, null)).isNull();
          assertThat(loop.in).isZero();
        });
    assertThat(StallgateHandles.unreflect(method)).isNull();
    assertThat(StallgateHandles.unreflect(null)).isNull();
  }
}
