// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.watchdog;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OccupationTest {
  @ParameterizedTest
  @EnumSource
  void loops_noTimeToMeasure_startsAndEnds(Occupation occupation) {
    assertThatCode(() -> Loops.main(new String[] {occupation.argument(), "2", "0", "0"}))
        .doesNotThrowAnyException();
  }
}
