// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

  @TempDir Path directory;

  @Test
  void read_linesOfAKilledJvm_ignoresTheUnfinishedOne() throws Exception {
    Files.writeString(
        directory.resolve("1-2.jsonl"),
        "{\"type\":\"header\",\"host\":{\"cpus\":2},\"load\":1.5}\n"
            + "{\"type\":\"loop\",\"live\":true,\"dead\":false,\"none\":null,\"names\":[\"a\",2]}\n"
            + "{\"type\":\"find");
    List<Map<String, Object>> lines = Reports.read(directory);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).containsEntry("host", Map.of("cpus", 2L)).containsEntry("load", 1.5);
    assertThat(lines.get(1))
        .containsEntry("live", true)
        .containsEntry("dead", false)
        .containsEntry("none", null)
        .containsEntry("names", List.of("a", 2L));
  }

  @Test
  void findings_oneFinding_hasItsFields() throws Exception {
    Files.writeString(
        directory.resolve("1-2.jsonl"),
        "{\"type\":\"finding\",\"rule\":\"BlockingSleep\",\"severity\":\"error\",\"loop\":\"l\","
            + "\"kind\":\"netty\",\"api\":\"java.lang.Thread.sleep\","
            + "\"culprit\":{\"class\":\"a.B\",\"method\":\"c\"},"
            + "\"cause\":\"LOCK\",\"evidence\":{\"lockPercent\":97}}\n");
    assertThat(Reports.findings(directory))
        .containsExactly(
            new Finding(
                "BlockingSleep",
                "error",
                "java.lang.Thread.sleep",
                "l",
                "netty",
                "a.B",
                "c",
                "LOCK",
                Map.of("lockPercent", 97L)));
  }

  @Test
  void read_absentDirectory_isEmpty() throws Exception {
    assertThat(Reports.read(directory.resolve("absent"))).isEmpty();
  }
}
