// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final String REPORT =
      """
      {"type":"header","schema":1,"host":{"cpus":2},"options":{"quiet":true,"config":null}}
      {"type":"loop","loop":"netty:nio-3-2","kind":"netty","thread":"nio-3-2"}
      {"type":"finding","id":"7c1f02ab","rule":"BlockingSleep","severity":"error",\
      "api":"java.lang.Thread.sleep","culprit":{"class":"com.acme.Chat","method":"a","line":41},\
      "durationNanos":20000000,"stack":["a","b"],"evidence":{}}
      {"type":"finding","id":"7c1f02ac","rule":"BlockingConsole","severity":"note",\
      "api":"java.io.PrintStream.println","culprit":{"class":"org.other.Log","line":7}}
      {"type":"count","id":"7c1f02ab","count":37}
      {"type":"end","findings":2,"dropped":0}
      """;

  @TempDir private Path directory;

  @Test
  void read_wholeReport_givesLoopsFindingsAndEnd() throws Exception {
    Files.writeString(directory.resolve("1-2.jsonl"), REPORT);

    Stall sleep = new Stall("BlockingSleep", "com.acme.Chat", 41);
    Stall print = new Stall("BlockingConsole", "org.other.Log", 7);
    Report report = Report.read(directory);
    assertThat(report.loops()).containsExactly("netty:nio-3-2");
    assertThat(report.findings())
        .containsExactly(
            new Finding("error", "java.lang.Thread.sleep", sleep),
            new Finding("note", "java.io.PrintStream.println", print));
    assertThat(report.findings()).filteredOn(Finding::isSerious).hasSize(1);
    assertThat(report.stallsBelow("com.acme")).containsExactly(sleep);
    assertThat(report.ended()).isTrue();
  }

  @Test
  void read_truncatedLine_namesFileAndLine() throws Exception {
    Path file = Files.writeString(directory.resolve("1-2.jsonl"), "{\"type\":\"loop\"}\n{\"ty");

    assertThatThrownBy(() -> Report.read(directory))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ":2: not a line of a report: ");
  }

  @Test
  void read_emptyDirectory_saysThatThereIsNoReport() {
    assertThatThrownBy(() -> Report.read(directory))
        .hasMessage(directory + ": expected one report of the agent, found 0");
  }
}
