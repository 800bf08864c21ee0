// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {
  @Test
  void parse_rangesAndNumbers_givesEach() {
    assertThat(Cores.parse("0-2,7")).containsExactly(0, 1, 2, 7);
    assertThat(Cores.parse("5")).containsExactly(5);
  }

  @Test
  void second_oneCoreOnly_tiesNothing() {
    Cores cores = new Cores(List.of(3));
    assertThat(cores.first()).containsExactly("taskset", "-c", "3");
    assertThat(cores.second()).isEmpty();
  }

  @Test
  void ofThisMachine_always_givesNoCoreTwice() {
    assertThat(Cores.ofThisMachine().numbers()).doesNotHaveDuplicates();
  }
}
