// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static io.github.stallgate.report.ReportLines.COVERAGE;
import static io.github.stallgate.report.ReportLines.END;
import static io.github.stallgate.report.ReportLines.HEADER;
import static io.github.stallgate.report.ReportLines.LOOP;
import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.clean;
import static io.github.stallgate.report.ReportLines.count;
import static io.github.stallgate.report.ReportLines.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedReportTest {
  /** Two culprits whose findings have the same fingerprint. */
  private static final String TWIN = "com.acme.C41887";

  private static final String OTHER_TWIN = "com.acme.C62285";
  private static final String TWINS = "7fb702c2";

  @TempDir Path directory;
  private Path reports;

  @BeforeEach
  void makeDirectory() throws IOException {
    reports = Files.createDirectory(directory.resolve("reports"));
  }

  @Test
  void write_twoReports_readsBackAsTheirSum() throws Exception {
    String evidence = "\"evidence\":{\"n\":1,\"d\":2.5,\"huge\":1e400,\"t\":\"\\ud83d\\u001b\"}";
    String odd = SLEEP.replace("\"evidence\":{}", evidence);
    whole(reports.resolve("a.jsonl"), odd, count("7c1f02ab", 37, 9300, 251));
    whole(reports.resolve("b.jsonl"), SLEEP, clean("netty", "com.acme.A.b", "x"));
    Reports before = ReportDirectory.read(List.of(reports));
    ReportFile merged = merge();
    assertThat(merged.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.tally()).isEqualTo(before.findings().get(0).tally());
              assertThat(finding.sample().stack())
                  .isEqualTo(before.findings().get(0).sample().stack());
              assertThat(finding.sample().peers()).isEqualTo(1);
              assertThat(finding.sample().evidence()).containsEntry("t", "\ud83d\u001b");
            });
    assertThat(merged.loops()).hasSize(2);
    assertThat(merged.clean()).hasSize(1);
    assertThat(merged.ended()).isTrue();
    assertThat(merged.header().jdk()).isEqualTo("17.0.15");
    assertThat(merged.coverage().hooksLive()).isEqualTo(217);
  }

  @Test
  void write_optionsOfSeveralJvms_keepsEachValueAndOrigin() throws Exception {
    String old = "\"options\":{\"mode\":\"report\"}";
    String argument = old + ",\"origins\":{\"mode\":\"agent argument\"}";
    String property = "\"options\":{\"mode\":\"throw\"},\"origins\":{\"mode\":\"system property\"}";
    ReportLines.lines(reports.resolve("1-1.jsonl"), HEADER.replace(old, argument), COVERAGE, END);
    ReportLines.lines(reports.resolve("2-1.jsonl"), HEADER.replace(old, property), COVERAGE, END);
    assertThat(merge().header().options())
        .containsExactly(
            new ReportedOption("mode", "report, throw", "agent argument, system property"));
  }

  @Test
  void write_findingsOfOneFingerprint_staysTwo() throws Exception {
    String one = ReportLines.finding("1", "BlockingSleep", "error", TWIN, "m", 5);
    String other = ReportLines.finding("2", "BlockingSleep", "error", OTHER_TWIN, "m", 7);
    String stall = "{\"type\":\"stall\",\"loop\":\"x\",\"id\":\"1\",\"at\":1,\"durationNanos\":1}";
    whole(reports.resolve("a.jsonl"), one, other, stall);
    List<ReportedFinding> before = ReportDirectory.read(List.of(reports)).findings();
    assertThat(before).extracting(ReportedFinding::fingerprint).hasSize(2).containsOnly(TWINS);
    ReportFile merged = merge();
    assertThat(merged.findings())
        .extracting(ReportedFinding::id)
        .containsExactly(TWINS, TWINS + "-2");
    assertThat(merged.findings())
        .extracting(each -> each.culprit().className())
        .containsExactly(OTHER_TWIN, TWIN);
    assertThat(merged.stalls()).extracting(ReportedStall::id).containsExactly(TWINS + "-2");
  }

  @Test
  void write_lags_keepsTheWorseOfEachLoop() throws Exception {
    whole(reports.resolve("a.jsonl"), lag("x", "queue", 5), lag("y", "turn", 9));
    whole(reports.resolve("b.jsonl"), lag("x", "queue", 3), lag("y", "queue", 1));
    List<ReportedLag> before = ReportDirectory.read(List.of(reports)).lags();
    assertThat(before).extracting(ReportedLag::loop).containsExactly("x", "y");
    assertThat(before).extracting(each -> each.lag().turns()).containsExactly(200L, 200L);
    assertThat(before).extracting(each -> each.lag().p999()).containsExactly(5L, 1L);
    assertThat(before).extracting(each -> each.lag().turnMax()).containsExactly(7L, 7L);
    assertThat(merge().lags()).isEqualTo(before);
  }

  @Test
  void write_coverage_isTheLeastThatWasWatched() throws Exception {
    String watched = COVERAGE.replace("}", ",\"watchdog\":true,\"unread\":[\"schedstat\"]}");
    ReportLines.lines(reports.resolve("a.jsonl"), HEADER, watched, LOOP, END);
    assertThat(merge().coverage().watchdog()).isTrue();
    whole(reports.resolve("b.jsonl"));
    assertThat(merge().coverage().watchdog()).isFalse();
    assertThat(merge().coverage().unread()).containsExactly("schedstat");
  }

  private static String lag(String loop, String of, long p999) {
    return "{\"type\":\"lag\",\"loop\":\"%s\",\"kind\":\"netty\",\"turns\":100,\"of\":\"%s\","
            .formatted(loop, of)
        + "\"p999\":%d,\"max\":%d,\"controlP999\":2,\"turnMax\":7}".formatted(p999, p999);
  }

  @Test
  void write_killedJvmAmongThem_isWithoutEnd() throws Exception {
    whole(reports.resolve("a.jsonl"));
    ReportLines.lines(reports.resolve("b.jsonl"), HEADER, COVERAGE, LOOP);
    assertThat(merge().ended()).isFalse();
  }

  @Test
  void write_deadAgentAmongThem_isDead() throws Exception {
    whole(reports.resolve("a.jsonl"));
    ReportLines.lines(
        reports.resolve("b.jsonl"), HEADER, COVERAGE.replace("Live\":217", "Live\":0"), END);
    assertThat(merge().dead()).isTrue();
  }

  @Test
  void write_existingFile_isReplacedAndNothingLeftBeside() throws Exception {
    whole(reports.resolve("a.jsonl"));
    Path out = Files.createDirectory(directory.resolve("out")).resolve("merged.jsonl");
    Files.writeString(out, "old");
    MergedReport.write(ReportDirectory.read(List.of(reports)), out);
    assertThat(Files.readString(out)).startsWith("{\"type\":\"header\"").endsWith("}\n");
    assertThat(out.getParent()).isDirectoryNotContaining("glob:*.tmp");
  }

  private ReportFile merge() throws IOException, BadReport {
    Path out = directory.resolve("merged.jsonl");
    MergedReport.write(ReportDirectory.read(List.of(reports)), out);
    return ReportReader.read(out);
  }
}
