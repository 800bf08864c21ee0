// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.act.slice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StepAsideTest {
  @Test
  @Timeout(60)
  void permit_thatWasThere_isThereAgain() {
    LockSupport.unpark(Thread.currentThread());
    new StepAside().run();
    LockSupport.park(this);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void interrupt_thatWasThere_staysThere() {
    Thread.currentThread().interrupt();
    new StepAside().run();
    assertThat(Thread.interrupted()).isTrue();
  }
}
