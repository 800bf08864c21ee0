// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import static io.github.stallgate.publish.html.Pages.stall;
import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineSectionTest {
  private static final long BEGIN = 1_795_207_514_000L;

  @TempDir Path directory;

  @Test
  void write_noStallWithItsTime_saysSo() throws Exception {
    assertThat(section(SLEEP)).contains("nothing to draw").doesNotContain("<svg");
  }

  @Test
  void write_stalls_areWhereTheyWereAndAsLong() throws Exception {
    String section =
        section(
            SLEEP,
            stall("loop-1", "7c1f02ab", "BLOCKED", BEGIN, 250),
            stall("loop-1", "7c1f02ab", "GC", BEGIN + 500, 500));
    assertThat(section)
        .contains("<rect x=\"0.00%\" width=\"25.00%\" height=\"18\" class=\"c-blocked\"")
        .contains("<rect x=\"50.00%\" width=\"50.00%\" height=\"18\" class=\"c-gc\"")
        .contains("fill=\"url(#p-c-blocked)\" data-f=\"")
        .contains("<title>500 ms GC after 500 ms: com.acme.chat.RateLimiter.throttle(Some.java:41)")
        .contains("<td>2</td><td>750 ms</td><td>500 ms</td>");
  }

  @Test
  void write_loops_mostLostComesFirst() throws Exception {
    String section =
        section(
            SLEEP,
            stall("loop-1", "7c1f02ab", "CPU", BEGIN, 100),
            stall("loop-2", "7c1f02ab", "CPU", BEGIN, 200));
    assertThat(section.indexOf("loop-2")).isPositive().isLessThan(section.indexOf("loop-1"));
  }

  @Test
  void write_loopsOfSeveralJvms_areToldApart() throws Exception {
    whole(directory.resolve("5-1.jsonl"), SLEEP, stall("x", "7c1f02ab", "LOCK", BEGIN, 1));
    assertThat(section(SLEEP, stall("x", "7c1f02ab", "CPU", BEGIN, 1)))
        .contains("x in JVM 4711 (5-1.jsonl)", "x in JVM 4711 (4711-1.jsonl)");
  }

  @Test
  void write_everyCause_hasAPatternAndAWord() throws Exception {
    String section = section(SLEEP, stall("x", "7c1f02ab", "NEWER", BEGIN, 1));
    for (Cause cause : Cause.values()) {
      assertThat(section).contains("<pattern id=\"p-" + cause.style() + "\"", cause.words());
    }
    assertThat(section).contains("1 ms UNKNOWN");
  }

  private String section(String... lines) throws Exception {
    return Pages.section(new TimelineSection(), Pages.publication(directory, lines));
  }
}
