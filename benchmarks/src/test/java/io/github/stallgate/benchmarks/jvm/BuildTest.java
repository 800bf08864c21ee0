// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
  @TempDir Path reports;

  @Test
  void requireLoops_asManyAsExpected_isFine() throws IOException {
    report("{\"type\":\"loop\",\"loop\":\"netty:a\"}");
    assertThatCode(() -> Build.requireLoops(reports, 1)).doesNotThrowAnyException();
  }

  @Test
  void requireLoops_fewer_saysHowMany() throws IOException {
    report("{\"type\":\"loop\",\"loop\":\"netty:a\"}");
    assertThatIllegalStateException()
        .isThrownBy(() -> Build.requireLoops(reports, 2))
        .withMessageEndingWith("the agent watched 1 of at least 2 loops");
  }

  @Test
  void requireLoops_noReport_saysThatTheAgentWasOff() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Build.requireLoops(reports, 1))
        .withMessageContaining("it was off");
  }

  @Test
  void hasWatchdog_onlyWhereCoverageSaysSo_isTrue() throws IOException {
    report("{\"type\":\"coverage\",\"hooksLive\":1}");
    assertThat(Build.hasWatchdog(reports)).isFalse();
    report("{\"type\":\"coverage\",\"watchdog\":true}");
    assertThat(Build.hasWatchdog(reports)).isTrue();
  }

  private void report(String line) throws IOException {
    Files.writeString(reports.resolve("1-2.jsonl"), line + "\n");
  }
}
