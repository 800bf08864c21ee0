// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.catalog.Rule;
import io.github.stallgate.catalog.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private final FindingStore store = new FindingStore();

  @Test
  void of_manyFindings_isTwelveLinesAtMost() {
    for (int i = 0; i < 50; i++) {
      Live.add(store, Rule.BLOCKING_SLEEP, "com.acme.A" + i, Severity.ERROR);
    }
    List<String> lines = Summary.of(store, 2, 7, "stallgate-report/1-2.jsonl", List.of());
    assertThat(lines).hasSize(12);
    assertThat(lines.get(0)).isEqualTo("[stallgate] 50 errors, 0 warnings, 0 notes on 2 loops");
    assertThat(lines).contains("  and 42 more", "  report: stallgate-report/1-2.jsonl");
    assertThat(lines).anyMatch(line -> line.startsWith("  7 occurrences were lost"));
  }

  @Test
  void of_findings_worstComesFirst() {
    Live.add(store, Rule.BLOCKING_CONSOLE, "com.acme.Note", Severity.NOTE);
    Live.add(store, Rule.BLOCKING_SLEEP, "com.acme.Rare", Severity.ERROR);
    for (int i = 0; i < 2; i++) {
      Live.add(store, Rule.BLOCKING_SLEEP, "com.acme.Frequent", Severity.ERROR);
    }
    List<String> lines = Summary.of(store, 1, 0, null, List.of());
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).isEqualTo("[stallgate] 2 errors, 0 warnings, 1 note on 1 loop");
    assertThat(lines.get(1))
        .startsWith("  error[BlockingSleep]")
        .contains("2x", "worst 1 s", "total 2 s")
        .endsWith("com.acme.Frequent.read(Some.java:41)");
    assertThat(lines.get(2)).contains("com.acme.Rare");
    assertThat(lines.get(3)).startsWith("  note[BlockingConsole]");
  }

  @Test
  void of_lags_oneLineTellsTheWorstWithinTwelve() {
    List<ReportedLag> lags = List.of(Live.lag("netty:a", 4), Live.lag("netty:x", 41));
    assertThat(Summary.of(store, 2, 0, null, lags))
        .containsExactly(
            "[stallgate] no blocking call on 2 loops",
            "  lag: worst p99.9 41 ms on netty:x (control clock 3 ms)");
    for (int i = 0; i < 50; i++) {
      Live.add(store, Rule.BLOCKING_SLEEP, "com.acme.A" + i, Severity.ERROR);
    }
    assertThat(Summary.of(store, 2, 7, "r", lags)).hasSize(12).contains("  and 43 more");
  }

  @Test
  void of_lagsNeverRecorded_areNotTold() {
    assertThat(Summary.of(store, 1, 0, null, List.of(Live.lag("netty:a", 0)))).hasSize(1);
  }

  @Test
  void of_hostileNames_areEscaped() {
    Live.add(store, Rule.BLOCKING_SLEEP, Live.HOSTILE, Severity.ERROR);
    assertThat(
            String.join(
                    "", Summary.of(store, 1, 0, Live.HOSTILE, List.of(Live.lag(Live.HOSTILE, 9))))
                .chars())
        .noneMatch(c -> Character.isISOControl(c) || c == 0x202e || c == 0x2028);
  }

  @Test
  void of_nothing_saysWhetherAnythingWasMeasured() {
    assertThat(Summary.of(store, 0, 0, null, List.of()))
        .containsExactly("[stallgate] nothing measured: no event loop was seen");
    assertThat(Summary.of(store, 3, 0, null, List.of()))
        .containsExactly("[stallgate] no blocking call on 3 loops");
  }
}
