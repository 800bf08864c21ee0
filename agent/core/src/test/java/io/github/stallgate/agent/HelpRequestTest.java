// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpRequestTest {
  @ParameterizedTest
  @ValueSource(strings = {"help", " help ", "mode=off,help", "help,loop=acme-*"})
  void isIn_theWordAlone_isARequest(String arguments) {
    assertThat(HelpRequest.isIn(arguments)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "report=help", "report=/help,", "helpless", "loop=a,report=b,"})
  void isIn_anythingElse_isNone(String arguments) {
    assertThat(HelpRequest.isIn(arguments)).isFalse();
  }
}
