// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class NumberedClassesTest {
  private static final String STEM = "io.github.stallgate.benchmarks.attribution.Window";

  @Test
  void window_twoNumbers_areTwoClassesThatWork() throws ReflectiveOperationException {
    NumberedClasses classes = new NumberedClasses();
    Window first = classes.window(1);
    Window last = classes.window(9999);
    assertThat(first.getClass()).hasToString("class " + STEM + "0001");
    assertThat(last.getClass()).hasToString("class " + STEM + "9999");
    assertThatCode(() -> last.compute(0)).doesNotThrowAnyException();
  }

  @Test
  void number_windowsTemplateAndOthers_isOnlyOfWindows() {
    assertThat(NumberedClasses.number(STEM + "0017")).isEqualTo(17);
    assertThat(NumberedClasses.number(STEM + "0000")).isZero();
    assertThat(NumberedClasses.number(STEM + "00171")).isZero();
    assertThat(NumberedClasses.number("java.lang.Thread")).isZero();
  }
}
