// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.harness.Jdk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final Contender THREADS =
      new Contender(Peer.STALLGATE, new Jdk(Path.of("old"), 17));
  private static final Jdk LAST = new Jdk(Path.of("new"), 25);
  private static final Contender OURS = new Contender(Peer.STALLGATE, LAST);
  private static final Contender TRIO = new Contender(Peer.TRIO, LAST);

  @Test
  void rows_rates_judgeOursOnVirtualThreadsOnly() {
    assertThat(rows(Contest.of(Work.SPAWN, 10e6), 9e6, 12e6, 2e6))
        .containsExactly(
            Row.base("spawn and run a task: Stallgate, on threads", 17, "9.000 M/s", "9.000 M/s"),
            Row.base("spawn and run a task: Stallgate", 25, "12.000 M/s", "12.000 M/s")
                .judged("≥ 10.000 M/s", Verdict.MET),
            Row.peer(
                "spawn and run a task: trio",
                0,
                "2.000 M/s",
                "2.000 M/s",
                "ours × 6.00 (best 6.00)"));
  }

  @Test
  void rows_memory_hasABudgetAtMost() {
    assertThat(rows(Contest.of(Work.BYTES, 700), 150, 900, 3_000).get(1))
        .isEqualTo(
            Row.base("memory of a sleeping task: Stallgate", 25, "900 B", "900 B")
                .judged("≤ 700 B", Verdict.MISSED));
  }

  private static List<Row> rows(Contest contest, double threads, double ours, double trio) {
    Scores scores = new Scores(contest, List.of(THREADS, OURS, TRIO));
    for (int run = 0; run < 4; run++) {
      scores.add(THREADS, threads);
      scores.add(OURS, ours);
      scores.add(TRIO, trio);
    }
    return scores.rows();
  }
}
