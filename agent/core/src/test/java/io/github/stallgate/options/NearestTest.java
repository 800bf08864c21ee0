// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> WORDS = List.of("gate", "baseline", "report");

  @Test
  void to_mistyped_isTheNearest() {
    assertThat(Nearest.to("baselin", WORDS)).isEqualTo("baseline");
    assertThat(Nearest.to("GAET", WORDS)).isEqualTo("gate");
  }

  @Test
  void to_nothingAlike_isNull() {
    assertThat(Nearest.to("zzzzzz", WORDS)).isNull();
    assertThat(Nearest.to("x".repeat(100_000), WORDS)).isNull();
    assertThat(Nearest.question("zzzzzz", WORDS)).isEmpty();
  }
}
