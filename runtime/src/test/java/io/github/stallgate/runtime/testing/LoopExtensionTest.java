// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.runtime.Async;
import io.github.stallgate.runtime.EventLoop;
import io.github.stallgate.runtime.Task;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LoopTest
class LoopExtensionTest {
  private VirtualClock before;

  @BeforeEach
  void takeTheClock(VirtualClock clock) {
    before = clock;
  }

  @Test
  void test_method_isTheMainCoroutineOfItsLoop(EventLoop loop, VirtualClock clock) {
    assertThat(EventLoop.current()).isSameAs(loop);
    assertThat(Task.current()).isNotNull();
    assertThat(clock).isSameAs(before);
    Async.sleep(Duration.ofHours(9));
    assertThat(clock.now()).isEqualTo(Duration.ofHours(9));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void test_template_getsItsArgumentsAndAFreshClock(int hours, VirtualClock clock) {
    assertThat(clock.now()).isZero();
    Async.sleep(Duration.ofHours(hours));
    assertThat(clock.now()).isEqualTo(Duration.ofHours(hours));
  }

  @Test
  @LoopTest(backend = "threads", autojump = false)
  void test_ownSettings_comeBeforeThoseOfTheClass(EventLoop loop, VirtualClock clock) {
    assertThat(loop.backend()).isEqualTo("threads");
    assertThat(clock.canJump()).isFalse();
  }

  @ExtendWith(LoopExtension.class)
  @org.junit.jupiter.api.Nested
  class WithoutAnnotation {
    @Test
    void test_extensionOnly_runsOnALoopAsWell(VirtualClock clock) {
      Async.sleep(Duration.ofSeconds(1));
      assertThat(clock.now()).isEqualTo(Duration.ofSeconds(1));
    }
  }
}
