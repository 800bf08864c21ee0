// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTest {
  @ParameterizedTest
  @EnumSource
  void play_anyScenario_holdsTheLoopAndEnds(Scenario scenario) throws Exception {
    try (Stage stage = new Stage()) {
      stage.warmUp(new Window0000(), 1);
      assertThat(stage.play(scenario, new Window0000())).isPositive();
    }
  }
}
