// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import io.github.stallgate.report.FindingStore;
import io.github.stallgate.report.Live;
import io.github.stallgate.report.ReportFile;
import io.github.stallgate.report.ReportLog;
import io.github.stallgate.report.ReportReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  private static final File FULL = new File("/dev/full");

  @TempDir Path directory;
  private final FindingStore store = new FindingStore();
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final PrintStream before = System.err;

  @BeforeEach
  void capture() {
    System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setErr(before);
  }

  @Test
  void record_goodDisk_writesAReport() throws Exception {
    Path file = directory.resolve("1-2.jsonl");
    Recorder recorder = recorded(file.toFile());
    ReportFile read = ReportReader.read(file);
    assertThat(read.findings()).hasSize(1);
    assertThat(read.ended()).isTrue();
    assertThat(recorder.path()).isEqualTo(file.toString());
    assertThat(said()).isEmpty();
  }

  @Test
  void record_fullDisk_saysOneLineAndGoesOn() throws Exception {
    Assumptions.assumeTrue(FULL.exists(), "no device that is always full");
    Recorder recorder = recorded(FULL);
    assertThat(recorder.path()).isNull();
    assertThat(said().lines())
        .singleElement()
        .asString()
        .startsWith("[stallgate] the report " + FULL + " can't be written and is lost from here on")
        .endsWith("the application goes on. Give a writable directory with report=DIR");
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void record_unusableDirectory_saysOneLineAndGoesOn() throws Exception {
    Path occupied = Files.writeString(directory.resolve("occupied"), "a file");
    Recorder recorder = recorded(occupied.resolve("1-2.jsonl").toFile());
    assertThat(recorder.path()).isNull();
    assertThat(said().lines()).hasSize(1);
    assertThat(said()).contains("can't create directory " + occupied);
  }

  @Test
  void record_noReportWanted_isSilent() {
    Recorder recorder = new Recorder(null, new AgentLog());
    recorder.begin(Map.of(), 0, List.of(), false, null);
    recorder.end(store, 0);
    assertThat(recorder.path()).isNull();
    assertThat(said()).isEmpty();
  }

  private Recorder recorded(File file) {
    Recorder recorder = new Recorder(new ReportLog(file), new AgentLog());
    recorder.begin(Map.of("version", "1.0.0", "pid", 1L), 6, List.of(), true, null);
    recorder.loop(Live.loop("loop-1"));
    recorder.finding(Live.add(store, Rule.BLOCKING_SLEEP, "com.acme.A", Severity.ERROR).finding());
    recorder.counts(store);
    recorder.end(store, 0);
    return recorder;
  }

  private String said() {
    return console.toString(StandardCharsets.UTF_8);
  }
}
