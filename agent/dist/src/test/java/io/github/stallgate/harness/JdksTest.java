// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JdksTest {

  @Test
  void all_always_includesTheRunningOneAndOnlyJdks() {
    assertThat(Jdks.all())
        .contains(Jdks.running())
        .allSatisfy(jdk -> assertThat(jdk.java()).isExecutable())
        .extracting(Jdk::feature)
        .doesNotHaveDuplicates()
        .isSorted();
  }
}
