// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.golden.Report;
import io.github.stallgate.golden.RunningSample;
import io.github.stallgate.golden.Sample;
import io.github.stallgate.harness.Jdk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenIT {
  private final Sample sample = Sample.ofThisModule(ChatServer.class.getName());

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void planted_everyPathAsked_findingsAreTheStallComments(Jdk jdk) throws Exception {
    Report report = sample.run(jdk, "planted", RunningSample::getEveryPath);

    assertThat(report.stallsBelow("com.acme"))
        .containsExactlyInAnyOrderElementsOf(sample.plantedStalls());
    assertThat(report.ended()).isTrue();
  }
}
