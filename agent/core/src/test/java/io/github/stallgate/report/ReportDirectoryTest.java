// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.count;
import static io.github.stallgate.report.ReportLines.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDirectoryTest {
  @TempDir Path directory;

  @Test
  void read_directoryAndOneLevel_isFound() throws IOException {
    Path deeper = Files.createDirectories(directory.resolve("fork/deeper"));
    whole(directory.resolve("a.jsonl"));
    whole(directory.resolve("fork/b.jsonl"));
    whole(deeper.resolve("c.jsonl"));
    Files.writeString(directory.resolve("notes.txt"), "no report");
    assertThat(read().files())
        .extracting(file -> file.path().getFileName().toString())
        .containsExactly("a.jsonl", "b.jsonl");
  }

  @Test
  void read_sameFileTwice_countsOnce() throws IOException {
    Path file = whole(directory.resolve("a.jsonl"), SLEEP);
    Reports reports = ReportDirectory.read(List.of(directory, file, directory.resolve(".")));
    assertThat(reports.files()).hasSize(1);
  }

  @Test
  void findings_sameInTwoFiles_areAddedUp() throws IOException {
    whole(directory.resolve("a.jsonl"), SLEEP, count("7c1f02ab", 37, 9300, 251));
    whole(directory.resolve("b.jsonl"), SLEEP, count("7c1f02ab", 3, 700, 300));
    assertThat(read().findings())
        .singleElement()
        .extracting(ReportedFinding::tally)
        .isEqualTo(new Tally(40, 10_000_000_000L, 300_000_000));
  }

  @Test
  void findings_sumsBeyondALong_stopThere() throws IOException {
    String most = count("7c1f02ab", Long.MAX_VALUE, 1, 1);
    whole(directory.resolve("a.jsonl"), SLEEP, most);
    whole(directory.resolve("b.jsonl"), SLEEP, most);
    assertThat(read().findings().get(0).tally().count()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void findings_otherCulpritUnderTheSameId_stayApart() throws IOException {
    whole(directory.resolve("a.jsonl"), SLEEP);
    whole(directory.resolve("b.jsonl"), SLEEP.replace("RateLimiter", "Other"));
    assertThat(read().findings()).hasSize(2);
  }

  @Test
  void read_oneBadFile_hidesNoOther() throws IOException {
    whole(directory.resolve("a.jsonl"), SLEEP);
    Files.createFile(directory.resolve("b.jsonl"));
    Reports reports = read();
    assertThat(reports.findings()).hasSize(1);
    assertThat(reports.problems())
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("b.jsonl:1: empty");
  }

  @Test
  void read_absentAndEmptyDirectory_areTold() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Path absent = directory.resolve("absent");
    Reports reports = ReportDirectory.read(List.of(empty, absent));
    assertThat(reports.empty()).containsExactly(empty);
    assertThat(reports.absent()).containsExactly(absent);
  }

  @Test
  void read_danglingLink_isAProblem() throws IOException {
    Files.createSymbolicLink(directory.resolve("a.jsonl"), directory.resolve("nowhere"));
    assertThat(read().problems()).hasSize(1);
  }

  @Test
  void read_directoryThatCannotBeSearched_isAProblem() throws IOException {
    whole(directory.resolve("a.jsonl"));
    Files.createSymbolicLink(directory.resolve("loop"), directory);
    Reports reports = read();
    assertThat(reports.files()).hasSize(1);
    assertThat(reports.problems())
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .contains("loop: cannot be searched for reports");
  }

  private Reports read() {
    return ReportDirectory.read(List.of(directory));
  }
}
