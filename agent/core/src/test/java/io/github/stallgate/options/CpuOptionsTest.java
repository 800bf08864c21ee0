// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuOptionsTest {
  private static final List<String> JDK_PACKAGES = List.of("java.util", "java.util.regex");

  private static CpuOptions of(String arguments, int jdk) throws OptionError {
    return CpuOptions.of(OptionTexts.read(arguments), jdk, JDK_PACKAGES);
  }

  @Test
  void of_nothingSaid_isNothingAndNoLine() throws OptionError {
    CpuOptions none = of("", 25);
    assertThat(none.polls()).isEmpty();
    assertThat(none.runtime() || none.virtual()).isFalse();
    assertThat(none.refused()).isEmpty();
  }

  @Test
  void of_allOn25_isBoth() throws OptionError {
    CpuOptions all = of("cpu.polls=com.acme.*+org.acme.Report,cpu.slices=all,cpu.slice=2ms", 25);
    assertThat(all.polls()).hasSize(2);
    assertThat(all.runtime() && all.virtual()).isTrue();
    assertThat(all.sliceNanos()).isEqualTo(2_000_000);
    assertThat(all.refused()).isEmpty();
  }

  @Test
  void of_allOn17_isTheRuntimeAndOneLine() throws OptionError {
    CpuOptions all = of("cpu.polls=com.acme.*,cpu.slices=all", 17);
    assertThat(all.runtime()).isTrue();
    assertThat(all.virtual()).isFalse();
    assertThat(all.refused())
        .containsExactly(
            "cpu.slices=all: JDK 17 has no virtual threads, none get slices; take JDK 21 or later,"
                + " or cpu.slices=runtime");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "java.*",
        "java.util.HashMap",
        "java.util.regex.*",
        "io.github.stallgate.*",
        "io.github.stallgate.runtime.Task"
      })
  void of_patternThatMatchesWhatMustRunOn_isALineAndNoPolls(String pattern) throws OptionError {
    CpuOptions refused = of("cpu.polls=com.acme.*+" + pattern + ",cpu.slices=runtime", 25);
    assertThat(refused.polls()).isEmpty();
    assertThat(refused.runtime()).isFalse();
    assertThat(refused.refused())
        .singleElement()
        .asString()
        .startsWith("cpu.polls=" + pattern + " matches classes of ")
        .contains("Name packages of the application");
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.*", "*Service", "javax.acme.Thing", "io.github.acme.*"})
  void of_patternOfTheApplication_isTaken(String pattern) throws OptionError {
    assertThat(of("cpu.polls=" + pattern, 25).refused()).isEmpty();
  }

  @Test
  void of_sliceBelowAMillisecond_isALineAndNoSlices() throws OptionError {
    CpuOptions refused = of("cpu.polls=com.acme.*,cpu.slices=runtime,cpu.slice=999us", 25);
    assertThat(refused.polls()).hasSize(1);
    assertThat(refused.runtime()).isFalse();
    assertThat(refused.refused())
        .containsExactly(
            "cpu.slice=999us is too short, nobody gets slices; write 1ms or more, 10ms is a good"
                + " value");
  }

  @Test
  void of_slicesWithoutPolls_isALine() throws OptionError {
    assertThat(of("cpu.slices=virtual", 25).refused())
        .singleElement()
        .asString()
        .startsWith("cpu.slices=virtual has no effect without polls");
  }

  @Test
  void read_valueThatIsNone_isRefusedAsAnyOther() {
    assertThatThrownBy(() -> OptionTexts.read("cpu.slices=virtaul"))
        .hasMessageContaining("did you mean virtual?");
    assertThatThrownBy(() -> OptionTexts.read("cpu.slice=10")).hasMessageContaining("cpu.slice");
  }
}
