// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldTest {
  private static final String WINDOW = "io.github.stallgate.benchmarks.attribution.Window0003";

  @TempDir Path directory;

  @Test
  void read_findingWithCounts_hasTheLastCount() throws IOException {
    report(
        """
        {"type":"header","schema":1}
        {"type":"finding","id":"a1","rule":"CpuHog","severity":"error","cause":"CPU",\
        "culprit":{"class":"%s","method":"compute"}}
        {"type":"count","id":"a1","count":2}
        {"type":"count","id":"a1","count":5}
        """
            .formatted(WINDOW));
    assertThat(Told.read(directory))
        .containsExactly(new Told("CpuHog", "error", "CPU", 3, WINDOW + ".compute", 5));
  }

  @Test
  void read_findingWithoutCauseOrCount_isUnknownAndOnce() throws IOException {
    report(
        """
        {"type":"finding","id":"b2","rule":"LoopLag","severity":"note",\
        "culprit":{"class":"jvm","method":"garbageCollection"}}
        """);
    assertThat(Told.read(directory))
        .containsExactly(new Told("LoopLag", "note", "UNKNOWN", 0, "jvm.garbageCollection", 1));
  }

  private void report(String lines) throws IOException {
    Files.writeString(directory.resolve("1-2.jsonl"), lines);
  }
}
