// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.kitchen;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.golden.Finding;
import io.github.stallgate.golden.Report;
import io.github.stallgate.golden.Sample;
import io.github.stallgate.harness.Jdk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On each JDK with what it has: coroutines are platform threads on 17, and virtual ones on 25. */
class KitchenIT {
  private final Sample sample = Sample.ofThisModule(Kitchen.class.getName());

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void planted_allCoursesServed_findingsAreTheStallComments(Jdk jdk) throws Exception {
    Report report = sample.run(jdk, "planted");

    assertThat(report.loops()).contains("runtime:cook");
    assertThat(report.stallsBelow("com.example"))
        .containsExactlyInAnyOrderElementsOf(sample.plantedStalls());
    assertThat(report.ended()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void clean_allCoursesServed_nothingSeriousIsFound(Jdk jdk) throws Exception {
    Report report = sample.run(jdk, "clean");

    assertThat(report.loops()).contains("runtime:cook");
    assertThat(report.findings()).filteredOn(Finding::isSerious).isEmpty();
  }
}
