// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreparedTest {
  private final Map<String, Object> context = new HashMap<>();

  @Test
  void isSet_nothingPrepared_isFalse() {
    Prepared prepared = new Prepared(context);

    assertThat(prepared.isSet()).isFalse();
    assertThat(prepared.since()).isZero();
    assertThat(prepared.propertyNames()).isEmpty();
  }

  @Test
  void add_secondProperty_keepsTheTimeOfTheFirst() {
    new Prepared(context).add("argLine", 5);
    new Prepared(context).add("it.args", 9);

    Prepared prepared = new Prepared(context);
    assertThat(prepared.isSet()).isTrue();
    assertThat(prepared.since()).isEqualTo(5);
    assertThat(prepared.propertyNames()).containsExactly("argLine", "it.args");
  }
}
