// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
  @ParameterizedTest
  @CsvSource({
    "0, true,  true,  GREEN",
    "1, true,  true,  FAILED",
    "1, false, true,  WARNED",
    "1, true,  false, FAILED",
    "2, false, false, BROKEN",
    "3, true,  true,  FAILED",
    "3, true,  false, WARNED",
    "3, false, true,  FAILED",
    "4, true,  true,  FAILED",
    "137, false, false, BROKEN"
  })
  void of_exitCode_isWhatTheParametersSay(
      int exitCode, boolean failOnViolation, boolean failOnEmpty, Ending expected) {
    assertThat(Ending.of(exitCode, failOnViolation, failOnEmpty)).isEqualTo(expected);
  }
}
