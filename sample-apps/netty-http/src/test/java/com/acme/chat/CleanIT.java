// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.golden.Finding;
import io.github.stallgate.golden.Report;
import io.github.stallgate.golden.Sample;
import io.github.stallgate.harness.Jdk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CleanIT {
  private static final int REQUESTS = 20_000;

  private final Sample sample = Sample.ofThisModule(ChatServer.class.getName());

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void clean_underLoad_nothingSeriousIsFound(Jdk jdk) throws Exception {
    Report report = sample.run(jdk, "clean", app -> app.load(REQUESTS));

    assertThat(report.loops()).isNotEmpty();
    assertThat(report.findings()).filteredOn(Finding::isSerious).isEmpty();
  }
}
