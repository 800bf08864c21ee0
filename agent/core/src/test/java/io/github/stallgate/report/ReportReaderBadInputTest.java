// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static io.github.stallgate.report.ReportLines.END;
import static io.github.stallgate.report.ReportLines.HEADER;
import static io.github.stallgate.report.ReportLines.LOOP;
import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderBadInputTest {
  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void choosePath() {
    path = directory.resolve("bad.jsonl");
  }

  @Test
  void read_emptyFile_isRefused() throws IOException {
    Files.createFile(path);
    refused(":1: empty: the agent wrote nothing; delete the file and run the tests again");
  }

  @Test
  void read_cutWithinItsFirstLine_isRefused() throws IOException {
    Files.writeString(path, HEADER.substring(0, 30));
    refused(":1: cut off within its first line; delete the file and run the tests again");
  }

  @Test
  void read_newerSchema_namesIt() throws IOException {
    ReportLines.lines(path, HEADER.replace("\"schema\":1", "\"schema\":2"), "whatever");
    refused(
        ":1: schema 2 is newer than 1, the one known here; use the stallgate-agent.jar that wrote"
            + " it, or a later one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello", "{\"a\":1}", "[1]", "\u0000\u0001\u0002", "", "{\"type\":\"end\"}"})
  void read_otherFile_isNotOurs(String line) throws IOException {
    ReportLines.lines(path, line, HEADER);
    refused("this is no Stallgate report: keep other files out of the report directory");
  }

  @Test
  void read_binaryFile_isNotOurs() throws IOException {
    byte[] bytes = new byte[70_000];
    new java.util.Random(1).nextBytes(bytes);
    Files.write(path, bytes);
    refused("this is no Stallgate report");
  }

  @Test
  void read_endlessLine_isRefused() throws IOException {
    Files.write(path, new byte[5 << 20]);
    refused(":1: longer than any line of a report");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"garbage", "{\"type\":", "\u0000\u0000", "{\"type\":\"loop\"} x", "{}", ""})
  void read_garbageInTheMiddle_namesTheLine(String garbage) throws IOException {
    ReportLines.lines(path, HEADER, LOOP, garbage, SLEEP, END);
    refused(":3: ");
  }

  @Test
  void read_garbageAsFinishedLastLine_isRefused() throws IOException {
    ReportLines.lines(path, HEADER, LOOP, "{\"type\":\"lo");
    refused(":3: ");
  }

  @Test
  void read_repeatedKey_isRefused() throws IOException {
    ReportLines.lines(path, HEADER, SLEEP.replace("{\"type\"", "{\"severity\":\"note\",\"type\""));
    refused(":2: not JSON");
  }

  @Test
  void read_invalidUtf8_isRefused() throws IOException {
    Files.write(path, (HEADER + "\n{\"type\":\"\u00ff\"}\n").getBytes("ISO-8859-1"));
    refused(":2: not ");
  }

  @ParameterizedTest
  @CsvSource({
    "-1",
    "1.5",
    "1e400",
    "99999999999999999999",
    "true",
    "{}",
  })
  void read_impossibleDuration_isRefused(String number) throws IOException {
    ReportLines.lines(path, HEADER, SLEEP.replace("250000000", number));
    refused(":2: field \"durationNanos\" must be a whole number from 0 to");
  }

  @Test
  void read_numberOfAMillionDigits_isRefused() throws IOException {
    ReportLines.lines(path, HEADER, SLEEP.replace("250000000", "9".repeat(1_000_000)));
    refused(":2: not JSON");
  }

  @Test
  void read_deepNesting_isRefused() throws IOException {
    String deep = "[".repeat(900) + "]".repeat(900);
    ReportLines.lines(path, HEADER, "{\"type\":\"lag\",\"x\":" + deep + "}");
    refused(":2: nested deeper than any report");
  }

  @ParameterizedTest
  @CsvSource({
    "rule, field \"rule\" is missing or empty",
    "id, field \"id\" is missing or empty",
    "severity, field \"severity\" is missing or empty",
    "culprit, field \"culprit\" is missing",
    "api, field \"api\" is missing or empty",
  })
  void read_missingField_isNamed(String field, String problem) throws IOException {
    ReportLines.lines(path, HEADER, SLEEP.replace("\"" + field + "\":", "\"other\":"));
    refused(":2: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"loop\":\"a\"'|field \"turns\" is missing",
        "'\"turns\":1'|field \"loop\" is missing or empty",
        "'\"loop\":\"a\",\"turns\":-1'|field \"turns\" must be a whole number",
        "'\"loop\":\"a\",\"turns\":1,\"p999\":1.5'|field \"p999\" must be a whole number",
        "'\"loop\":\"a\",\"turns\":1,\"of\":\"w\\\\n\"'|lag of w\\n is none of queue, turn",
      })
  void read_badLag_isRefused(String fields, String problem) throws IOException {
    ReportLines.lines(path, HEADER, "{\"type\":\"lag\"," + fields + "}");
    refused(":2: " + problem);
  }

  @Test
  void read_unknownSeverity_isRefused() throws IOException {
    ReportLines.lines(path, HEADER, SLEEP.replace("\"error\"", "\"fatal\""));
    refused(":2: severity fatal is none of error, warning, note");
  }

  @Test
  void read_countOfUnknownFinding_isRefused() throws IOException {
    ReportLines.lines(path, HEADER, SLEEP, count("ffffffff", 2, 2, 2), END);
    refused(":3: counts finding ffffffff, which no line tells");
  }

  @Test
  void read_idOfTwoFindings_isRefused() throws IOException {
    ReportLines.lines(path, HEADER, SLEEP, SLEEP.replace("RateLimiter", "Other"));
    refused(":3: id 7c1f02ab already names another finding");
  }

  @Test
  void read_secondHeader_isRefused() throws IOException {
    ReportLines.lines(path, HEADER, END, HEADER);
    refused(":3: a second header");
  }

  @Test
  void read_directory_isRefused() throws IOException {
    Files.createDirectory(path);
    refused("is a directory");
  }

  @Test
  void read_noFile_isRefused() {
    refused("cannot be read");
  }

  private void refused(String problem) {
    assertThatExceptionOfType(BadReport.class)
        .isThrownBy(() -> ReportReader.read(path))
        .satisfies(e -> assertThat(e.getMessage()).startsWith(path.toString()).contains(problem))
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
