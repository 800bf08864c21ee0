// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static io.github.stallgate.report.ReportLines.COVERAGE;
import static io.github.stallgate.report.ReportLines.END;
import static io.github.stallgate.report.ReportLines.HEADER;
import static io.github.stallgate.report.ReportLines.LOOP;
import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.count;
import static io.github.stallgate.report.ReportLines.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportReaderTest {
  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void choosePath() {
    path = directory.resolve("4711-1.jsonl");
  }

  @Test
  void read_wholeReport_tellsAll() throws Exception {
    ReportLines.lines(path, HEADER, COVERAGE, LOOP, SLEEP, count("7c1f02ab", 37, 9300, 251), END);
    ReportFile file = ReportReader.read(path);
    assertThat(file.header())
        .isEqualTo(
            new Header(
                "1.0.0",
                4711,
                "2026-11-20T10:00:00Z",
                "17.0.15",
                "HotSpot",
                2,
                List.of(new ReportedOption("mode", "report", null))));
    assertThat(file.coverage().hooksLive()).isEqualTo(217);
    assertThat(file.loops()).singleElement().extracting(ReportedLoop::kind).isEqualTo("netty");
    assertThat(file.ended()).isTrue();
    assertThat(file.cut()).isFalse();
    assertThat(file.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("BlockingSleep");
              assertThat(finding.tally()).isEqualTo(new Tally(37, 9_300_000_000L, 251_000_000));
              assertThat(finding.culprit().line()).isEqualTo(41);
              assertThat(finding.framework().file()).isNull();
              assertThat(finding.sample().peers()).isEqualTo(1);
            });
  }

  @Test
  void read_severalCounts_lastStands() throws Exception {
    ReportLines.lines(
        path, HEADER, SLEEP, count("7c1f02ab", 2, 400, 250), count("7c1f02ab", 9, 900, 251));
    assertThat(onlyFinding().tally()).isEqualTo(new Tally(9, 900_000_000, 251_000_000));
  }

  @Test
  void read_noCountYet_findingCountsOnce() throws Exception {
    ReportLines.lines(path, HEADER, SLEEP);
    assertThat(onlyFinding().tally()).isEqualTo(new Tally(1, 250_000_000, 250_000_000));
  }

  @Test
  void read_findingAgainWithHigherSeverity_isThatSeverity() throws Exception {
    String note = finding("1", "BlockingFile", "warning", "com.acme.A", "b", 900);
    String error = finding("1", "BlockingFile", "error", "com.acme.A", "b", 60);
    ReportLines.lines(path, HEADER, note, error);
    assertThat(onlyFinding().severity()).isEqualTo(Severity.ERROR);
    assertThat(onlyFinding().tally()).isEqualTo(new Tally(2, 960_000_000, 900_000_000));
  }

  @Test
  void read_unknownTypesAndFields_areIgnored() throws Exception {
    String lag = "{\"type\":\"lag\",\"loop\":\"a\",\"turns\":3,\"new\":1e3}";
    String later = "{\"type\":\"weather\",\"deep\":[{\"a\":[null,true,1.5]}]}";
    ReportLines.lines(path, HEADER, COVERAGE.replace("{", "{\"new\":{\"x\":1},"), lag, later, END);
    assertThat(ReportReader.read(path).ended()).isTrue();
    assertThat(ReportReader.read(path).lags())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.loop()).isEqualTo("a");
              assertThat(each.lag().turns()).isEqualTo(3);
              assertThat(each.lag().ofQueue()).isFalse();
              assertThat(each.lag().max()).isZero();
            });
  }

  @Test
  void read_lastLineCutOff_isLeftOutAndTold() throws Exception {
    for (int length = 1; length < SLEEP.length(); length += 7) {
      Files.writeString(path, HEADER + "\n" + SLEEP + "\n" + SLEEP.substring(0, length));
      ReportFile file = ReportReader.read(path);
      assertThat(file.cut()).isTrue();
      assertThat(file.ended()).isFalse();
      assertThat(file.findings()).hasSize(1);
    }
  }

  @Test
  void read_lastLineCutWithinACharacter_isLeftOut() throws Exception {
    byte[] line = (HEADER + "\n{\"type\":\"loop\",\"loop\":\"ü").getBytes("UTF-8");
    Files.write(path, java.util.Arrays.copyOf(line, line.length - 1));
    assertThat(ReportReader.read(path).cut()).isTrue();
  }

  @Test
  void read_lastLineWholeButWithoutNewline_counts() throws Exception {
    Files.writeString(path, HEADER + "\n" + SLEEP);
    assertThat(ReportReader.read(path).cut()).isFalse();
    assertThat(onlyFinding().id()).isEqualTo("7c1f02ab");
  }

  @Test
  void read_hostileNames_areKeptAsTheyAre() throws Exception {
    String name = "a\\nb\\\"\\u001b[31m</script>";
    ReportLines.lines(path, HEADER, SLEEP.replace("nioEventLoopGroup-3-2", name));
    assertThat(onlyFinding().sample().loop()).isEqualTo("a\nb\"\u001b[31m</script>");
  }

  @Test
  void header_olderJdk_needsCallSites() {
    assertThat(jdk("17.0.15").needsCallSites()).isTrue();
    assertThat(jdk("25").needsCallSites()).isFalse();
    assertThat(jdk(null).needsCallSites()).isFalse();
    assertThat(jdk("99999999999").needsCallSites()).isFalse();
  }

  @Test
  void read_originsOfOptions_goWithTheirOptions() throws Exception {
    String header =
        HEADER.replace(
            "\"options\":{\"mode\":\"report\"}",
            "\"options\":{\"mode\":\"report\",\"quiet\":\"true\"},"
                + "\"origins\":{\"mode\":\"agent argument\"}");
    ReportLines.lines(path, header, END);
    assertThat(ReportReader.read(path).header().options())
        .containsExactly(
            new ReportedOption("mode", "report", "agent argument"),
            new ReportedOption("quiet", "true", null));
  }

  private static Header jdk(String version) {
    return new Header(null, 1, null, version, null, 1, List.of());
  }

  private ReportedFinding onlyFinding() throws BadReport {
    return ReportReader.read(path).findings().get(0);
  }
}
