// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportLogTest {
  @TempDir Path directory;

  @Test
  void lines_written_areReadBackWithNothingLost() throws Exception {
    File file = directory.resolve("a").resolve("b").resolve("1-2.jsonl").toFile();
    ReportLog log = new ReportLog(file);
    FindingStore store = new FindingStore();
    LiveFinding finding =
        Live.add(store, Rule.BLOCKING_SLEEP, Live.HOSTILE, Severity.ERROR).finding();
    begin(log);
    log.loop(Live.loop(Live.HOSTILE));
    log.finding(finding);
    store.add(finding, 36, 8_300_000_000L, 2_000_000_000);
    log.count(finding);
    log.lag("netty:a", "netty", Live.lag("a", 5).lag(), 1);
    log.lag(Live.HOSTILE, "netty", Live.lag("b", 7).lag(), 3_000_000);
    log.lag("netty:a", "netty", Live.lag("a", 6).lag(), 3_000_000);
    log.end(1, 3);
    ReportFile read = ReportReader.read(file.toPath());
    assertThat(read.ended()).isTrue();
    assertThat(read.dropped()).isEqualTo(3);
    assertThat(read.header().pid()).isEqualTo(4711);
    assertThat(read.coverage().hooksLive()).isEqualTo(214);
    assertThat(read.coverage().missing()).containsExactly("java.some.Gone.method");
    assertThat(read.coverage().watchdog()).isTrue();
    assertThat(read.coverage().unread()).containsExactly("schedstat");
    assertThat(read.lags()).containsExactly(Live.lag("netty:a", 6), Live.lag(Live.HOSTILE, 7));
    assertThat(read.loops())
        .containsExactly(new ReportedLoop("netty:" + Live.HOSTILE, "netty", Live.HOSTILE));
    assertThat(read.findings()).singleElement().satisfies(found -> isWhole(found, finding));
  }

  private static void isWhole(ReportedFinding found, LiveFinding finding) {
    assertThat(found.id()).isEqualTo(finding.id()).isEqualTo(found.fingerprint());
    assertThat(found.rule()).isEqualTo("BlockingSleep");
    assertThat(found.severity()).isEqualTo(Severity.ERROR);
    assertThat(found.cause()).isEqualTo("BLOCKED");
    assertThat(found.policy()).isEqualTo("report");
    assertThat(found.kind()).isEqualTo("netty");
    assertThat(found.api()).isEqualTo("java.lang.Some.call");
    assertThat(found.culprit()).isEqualTo(new Frame(Live.HOSTILE, "read", "Some.java", 41));
    assertThat(found.framework().className()).isEqualTo("io.netty.Some");
    assertThat(found.tally()).isEqualTo(new Tally(37, 9_300_000_000L, 2_000_000_000));
    assertThat(found.sample().durationNanos()).isEqualTo(1_000_000_000);
    assertThat(found.sample().loop()).isEqualTo("netty:loop-1");
    assertThat(found.sample().stack())
        .containsExactly(Live.HOSTILE + ".read(Some.java:41)", "io.netty.Some.run(Unknown Source)");
  }

  @Test
  void finding_ofAStall_keepsItsEvidence() throws Exception {
    File file = directory.resolve("1-2.jsonl").toFile();
    ReportLog log = new ReportLog(file);
    begin(log);
    Evidence evidence =
        new Evidence("CPU", 806, 40, Map.of("cpuPercent", 99L, "hot", Live.HOSTILE + " 97 %"));
    LiveFinding finding =
        new FindingStore()
            .add(
                Live.loop("loop-1"),
                Live.classified(Rule.CPU_HOG, "com.acme.Ranker"),
                Live.report(Severity.ERROR),
                812,
                0,
                List.of(),
                evidence,
                new Origin(1_789_000_000_123L, "OrdersIT.lists()"))
            .finding();
    log.finding(finding);
    log.end(1, 0);
    ReportedFinding found = ReportReader.read(file.toPath()).findings().get(0);
    assertThat(found.cause()).isEqualTo("CPU");
    assertThat(found.sample().context()).isEqualTo("OrdersIT.lists()");
    assertThat(Files.readString(file.toPath())).contains("\"at\":1789000000123,");
    assertThat(found.sample().cpuNanos()).isEqualTo(806);
    assertThat(found.sample().evidence())
        .containsOnly(Map.entry("cpuPercent", 99), Map.entry("hot", Live.HOSTILE + " 97 %"));
    assertThat(Files.readString(file.toPath())).contains("\"cpuNanos\":806,\"samples\":40,");
  }

  @Test
  void lines_everyOne_isInTheFileBeforeTheNext() throws Exception {
    File file = directory.resolve("1-2.jsonl").toFile();
    ReportLog log = new ReportLog(file);
    begin(log);
    assertThat(Files.readAllLines(file.toPath())).hasSize(2);
    log.loop(Live.loop("loop-1"));
    assertThat(Files.readAllLines(file.toPath())).hasSize(3);
    ReportFile killed = ReportReader.read(file.toPath());
    assertThat(killed.ended()).isFalse();
    assertThat(killed.loops()).hasSize(1);
    log.end(0, 0);
  }

  @Test
  void open_folderIsAFile_saysWhich() throws Exception {
    Path occupied = Files.writeString(directory.resolve("occupied"), "a file");
    ReportLog log = new ReportLog(occupied.resolve("1-2.jsonl").toFile());
    assertThatThrownBy(log::open)
        .isInstanceOf(IOException.class)
        .hasMessage("can't create directory " + occupied);
  }

  private static void begin(ReportLog log) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("version", "1.0.0");
    facts.put("pid", 4711L);
    facts.put("started", "2026-11-20T10:00:00Z");
    facts.put("host", Map.of("cpus", 2));
    facts.put("options", Map.of("allow", Live.HOSTILE));
    log.open();
    log.header(facts);
    log.coverage(214, 215, List.of("java.some.Gone.method"), true, true, List.of("schedstat"));
  }
}
