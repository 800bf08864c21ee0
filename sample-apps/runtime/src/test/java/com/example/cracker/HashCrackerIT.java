// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.cracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.golden.Finding;
import io.github.stallgate.golden.Sample;
import io.github.stallgate.harness.Jdk;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Under the packaged agent, on each JDK with what it has. */
class HashCrackerIT {
  private static final Pattern BEATS = Pattern.compile("'(\\w+)'; (\\d+) of \\d+ beats");

  /** Without slices a heart beats before the search, or not at all. */
  private static final int BEFORE = 5;

  private final Sample sample =
      Sample.ofThisModule(HashCracker.class.getName()).with("cpu.polls=com.example.cracker.*");

  @ParameterizedTest
  @MethodSource("io.github.stallgate.harness.Jdks#all")
  void polled_searchNeverWaits_heartBeatsMeanwhile(Jdk jdk) throws Exception {
    Sample.Play play = sample.play(jdk, HexFormat.of().formatHex(HashCracker.hashOf("early")));

    Matcher said = BEATS.matcher(play.output());
    assertThat(said.find()).as(play.output()).isTrue();
    assertThat(said.group(1)).isEqualTo("early");
    assertThat(Integer.parseInt(said.group(2))).isGreaterThan(BEFORE);
    assertThat(play.report().findings()).noneMatch(Finding::isSerious);
  }
}
