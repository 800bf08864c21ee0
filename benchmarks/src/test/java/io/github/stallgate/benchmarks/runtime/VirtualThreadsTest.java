// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VirtualThreadsTest {
  @Test
  void areThere_always_isSoFrom21On() {
    assertThat(VirtualThreads.areThere()).isEqualTo(Runtime.version().feature() >= 21);
  }
}
