// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class NamesTest {
  @Test
  void of_everyKindOfTest_namesClassMethodAndRun() {
    assertThat(namesIn(Sample.class))
        .contains(
            "NamesTest.Sample",
            "NamesTest.Sample.plain()",
            "NamesTest.Sample.dynamic()",
            "NamesTest.Sample.dynamic() outer",
            "NamesTest.Sample.dynamic() inner",
            "NamesTest.Sample.Inside",
            "NamesTest.Sample.Inside.nested()")
        .anySatisfy(
            name -> assertThat(name).startsWith("NamesTest.Sample.sets() [1] ").contains("<b>"))
        .doesNotContain("JUnit Jupiter");
  }

  private static List<String> namesIn(Class<?> type) {
    List<String> names = new ArrayList<>();
    TestExecutionListener listener =
        new TestExecutionListener() {
          private TestPlan plan;

          @Override
          public void testPlanExecutionStarted(TestPlan started) {
            plan = started;
          }

          @Override
          public void executionStarted(TestIdentifier test) {
            String name = Names.of(test, plan);
            if (name != null) {
              names.add(name);
            }
          }
        };
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build(),
            listener);
    return names;
  }

  static class Sample {
    @Test
    void plain() {}

    @ParameterizedTest
    @ValueSource(strings = "<b>")
    void sets(String value) {
      assertThat(value).isEqualTo("<b>");
    }

    @TestFactory
    Stream<DynamicNode> dynamic() {
      DynamicTest inner = DynamicTest.dynamicTest("inner", () -> {});
      return Stream.of(DynamicContainer.dynamicContainer("outer", Stream.of(inner)));
    }

    @Nested
    class Inside {
      @Test
      void nested() {}
    }
  }
}
