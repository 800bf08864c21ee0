// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternsTest {
  @ParameterizedTest
  @CsvSource({
    "game, game, true",
    "game, games, false",
    "game-*, game-, true",
    "game-*, game-1-2, true",
    "*, '', true",
    "'', '', true",
    "'', x, false",
    "a*b*c, aXbXbXc, true",
    "a*b*c, aXbX, false",
    "*loop, my-loop-loop, true",
    "**, x, true",
    "a.c, abc, false"
  })
  void matches_star_standsForAnyCharacters(String pattern, String name, boolean matches) {
    assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  void matches_manyStars_endsSoon() {
    assertThat(new NamePattern("*a".repeat(50) + "b").matches("a".repeat(5_000))).isFalse();
  }

  @Test
  void parse_methodAndReason_areApart() throws Exception {
    AllowPattern pattern = AllowPattern.parse("com.acme.Legacy#load: start-up: once ");
    assertThat(pattern.reason()).isEqualTo("start-up: once");
    assertThat(pattern.place()).isEqualTo("com.acme.Legacy#load");
    assertThat(pattern.matches("com.acme.Legacy", "load")).isTrue();
    assertThat(pattern.matches("com.acme.Legacy", "save")).isFalse();
  }

  @Test
  void parse_classAlone_meansEveryMethod() throws Exception {
    AllowPattern pattern = AllowPattern.parse("com.acme.Legacy");
    assertThat(pattern.reason()).isEmpty();
    assertThat(pattern.place()).isEqualTo("com.acme.Legacy");
    assertThat(pattern.matches("com.acme.Legacy", "anything")).isTrue();
    assertThat(pattern.matches("com.acme.Legacy2", "anything")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Legacy, false",
    "com.acme.Legacy*, false",
    "com.acme.Legacy$*, false",
    "com.acme.Leg*y#load, false",
    "com.acme.*, true",
    "com.acme*, true",
    "*, true",
    "com.*.Legacy, true",
    "*Legacy, true"
  })
  void isWide_morePackagesThanOne_isWide(String place, boolean wide) throws Exception {
    assertThat(AllowPattern.parse(place).isWide()).isEqualTo(wide);
  }
}
