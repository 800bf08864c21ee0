// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.golden.Finding;
import io.github.stallgate.golden.Sample;
import io.github.stallgate.harness.Jdk;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Under the packaged agent, on each JDK with what it has. */
class CrawlerIT {
  private static final String PAGES = "300";

  private final Sample sample = Sample.ofThisModule(Crawler.class.getName()).with("reroute=true");

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void rerouted_allPagesAreKept_noBlockingCallIsMoreThanANote(Jdk jdk) throws Exception {
    Sample.Play play = sample.play(jdk, PAGES);

    assertThat(play.output())
        .contains(PAGES + " pages in ")
        .doesNotContain("was handed on 0 times");
    assertThat(play.report().loops()).contains("runtime:crawler");
    assertThat(play.report().findings())
        .isNotEmpty()
        .noneMatch(found -> isBlocking(found) && found.isSerious());
    assertThat(play.report().ended()).isTrue();
  }

  private static boolean isBlocking(Finding found) {
    return found.stall().rule().startsWith("Blocking");
  }
}
