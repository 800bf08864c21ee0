// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, under 0.001 ms",
    "1000, 0.001 ms",
    "12345, 0.012 ms",
    "999999, 1 ms",
    "4200000, 4.2 ms",
    "250400000, 250 ms",
    "999499999, 999 ms",
    "999500000, 1 s",
    "9300000000, 9.3 s",
    "310000000000, 310 s",
    "9223372036854775807, 9223372037 s",
  })
  void duration_nanoseconds_haveAUnit(long nanos, String text) {
    assertThat(Quantities.duration(nanos)).isEqualTo(text);
  }
}
