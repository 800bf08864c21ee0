// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.harness.Jdk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EchoScoresTest {
  private static final Jdk JDK = new Jdk(Path.of("jdk"), 25);
  private static final List<EchoContender> BOTH =
      List.of(
          new EchoContender(EchoServer.VIRTUAL_THREADS, JDK),
          new EchoContender(EchoServer.STREAMS, JDK));

  private final EchoScores scores = new EchoScores(new Load(10, 1));

  @Test
  void rows_peerWithBudget_isJudgedByOursRunForRun() {
    run(50_000, 60_000);
    run(100_000, 140_000);
    run(50_000, 76_000);
    run(50_000, 70_000);
    assertThat(scores.rows())
        .containsExactly(
            new Row(
                "echo, request/response, 10 connections: virtual threads, one carrier",
                25,
                "50k/s",
                "100k/s",
                "ours × 1.40 (best 1.52)",
                "ours ≥ × 1.3",
                Verdict.MET),
            Row.base(
                "echo, request/response, 10 connections: Stallgate, coroutine streams",
                25,
                "73k/s",
                "140k/s"));
  }

  @Test
  void details_cpuUsed_compareOursWithIt() {
    run(50_000, 60_000);
    assertThat(scores.details().lines())
        .containsExactly(
            List.of("virtual threads, one carrier", "25", "10", "20", "100k", "× 1.20"),
            List.of("Stallgate, coroutine streams", "25", "10", "20", "120k", "–"));
  }

  private void run(double peer, double ours) {
    scores.add(BOTH, List.of(line(peer), line(ours)));
  }

  private static String line(double rate) {
    return new EchoFigures(rate, 10, 20, 2 * rate).line();
  }
}
