// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0ms, 0",
    "7ns, 7",
    "500us, 500000",
    "20ms, 20000000",
    "1.5s, 1500000000",
    "2m, 120000000000"
  })
  void parse_numberWithUnit_isNanoseconds(String text, long nanos) throws Exception {
    assertThat(Durations.parse(text)).isEqualTo(nanos);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "ms",
        "-1ms",
        "1h",
        "1 day",
        "NaNms",
        "Infinityms",
        "1e300s",
        "9e18s",
        "1,5s",
        "1dms",
        "2fs"
      })
  void parse_anythingElse_isRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(OptionError.class)
        .hasMessageStartingWith("'" + text + "' is not a duration; write a number with a unit");
  }
}
