// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildTallyTest {
  @Test
  void withoutLoop_onlyModule_isBlind() {
    assertThat(new BuildTally(1).withoutLoop("a")).isTrue();
  }

  @Test
  void withoutLoop_notLastModule_isNotBlindYet() {
    BuildTally tally = new BuildTally(2);

    assertThat(tally.withoutLoop("a")).isFalse();
    assertThat(tally.withoutLoop("b")).isTrue();
    assertThat(tally.blindModules()).isEqualTo("a, b");
  }

  @Test
  void withoutLoop_anotherMeasured_isNotBlind() {
    BuildTally tally = new BuildTally(2);
    tally.measured("a");

    assertThat(tally.withoutLoop("b")).isFalse();
  }

  @Test
  void idle_lastAfterModulesWithoutLoop_isBlind() {
    BuildTally tally = new BuildTally(2);
    tally.withoutLoop("a");

    assertThat(tally.idle("b")).isTrue();
  }

  @Test
  void idle_nobodyRanTests_isNotBlind() {
    BuildTally tally = new BuildTally(2);

    assertThat(tally.idle("a")).isFalse();
    assertThat(tally.idle("b")).isFalse();
  }

  @Test
  void withoutLoop_checkedTwice_countsTheModuleOnce() {
    BuildTally tally = new BuildTally(2);

    assertThat(tally.withoutLoop("a")).isFalse();
    assertThat(tally.withoutLoop("a")).isFalse();
  }

  @Test
  void in_sameContext_isTheSameTally() {
    Map<String, Object> context = new HashMap<>();

    assertThat(BuildTally.in(context, 2)).isSameAs(BuildTally.in(context, 2));
  }
}
