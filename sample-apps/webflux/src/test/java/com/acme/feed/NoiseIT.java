// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.golden.Finding;
import io.github.stallgate.golden.Report;
import io.github.stallgate.golden.Sample;
import io.github.stallgate.harness.Jdk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A machine that is far too busy is no reason to accuse the application. */
class NoiseIT {
  private static final int BUSY_PROCESSES = 8;
  private static final int REQUESTS = 4_000;

  private final Sample sample = Sample.ofThisModule(FeedServer.class.getName());

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void clean_besideBusyProcesses_nothingSeriousIsFound(Jdk jdk) throws Exception {
    Report report = sample.run(jdk, "clean", app -> app.loadBeside(BUSY_PROCESSES, REQUESTS));

    assertThat(report.loops()).isNotEmpty();
    assertThat(report.findings()).filteredOn(Finding::isSerious).isEmpty();
  }
}
