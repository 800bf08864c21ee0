// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stallgate.api.Finding;
import io.github.stallgate.api.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedTest {
  @ParameterizedTest
  @CsvSource({
    "com.acme.Legacy#load:why, com.acme.Legacy, load, true",
    "com.acme.Legacy#load:why, com.acme.Legacy, lambda$load$0, true",
    "com.acme.Legacy#load:why, com.acme.Legacy, loadAll, false",
    "com.acme.Legacy#load:why, com.acme.LegacyTwo, load, false",
    "com.acme.Legacy#load:why, comXacme.Legacy, load, false",
    "com.acme.Legacy:why, com.acme.Legacy, any, true",
    "com.acme.*#load*:why, com.acme.a.B, loadAll, true",
    "com.acme.*#load*:why, com.other.B, loadAll, false",
    "com.acme.Outer$Inner#run:why: so, com.acme.Outer$Inner, run, true"
  })
  void matches_culprit_asThePatternSays(String pattern, String type, String method, boolean is) {
    assertThat(Allowed.parse(pattern).matches(finding(type, method, "error"))).isEqualTo(is);
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.acme.Legacy#load", "com.acme.Legacy#load: ", "a.B"})
  void parse_withoutReason_saysSoAndQuotesIt(String pattern) {
    assertThatThrownBy(() -> Allowed.parse(pattern))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("\"" + pattern + "\") has no reason; write ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#load:why", "com.acme.Legacy#:why", ":why"})
  void parse_withoutClassOrMethod_saysSo(String pattern) {
    assertThatThrownBy(() -> Allowed.parse(pattern))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("\"" + pattern + "\") names no class or no method; write ");
  }

  @Test
  void isReachedBy_findings_thatWeighAsMuchOrMore() {
    assertThat(Severity.WARNING.isReachedBy(finding("A", "b", "error"))).isTrue();
    assertThat(Severity.WARNING.isReachedBy(finding("A", "b", "warning"))).isTrue();
    assertThat(Severity.WARNING.isReachedBy(finding("A", "b", "note"))).isFalse();
    assertThat(Severity.ERROR.isReachedBy(finding("A", "b", "warning"))).isFalse();
  }

  private static Finding finding(String type, String method, String severity) {
    Place culprit = new Place(type, method, null, -1);
    return new Finding(
        "7c1f02ab",
        "BlockingSleep",
        severity,
        "netty:l",
        "netty",
        "java.lang.Thread.sleep",
        null,
        culprit,
        1,
        1,
        1,
        List.of());
  }
}
