// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void of_baseAndJudgedRow_showsTheBudgetBesideTheFigure() {
    Row base = Row.base("start-up, no agent", 17, "50 ms", "31 ms");
    Row ours =
        new Row("start-up, ours", 25, "150 ms", "131 ms", "+100 ms", "≤ +120 ms", Verdict.MET);
    assertThat(Table.of(List.of(base, ours, Row.absent("echo, peer"))))
        .isEqualTo(
            """
            | what | JDK | median | best | compared | budget | met |
            |---|---|---:|---:|---:|---:|---|
            | start-up, no agent | 17 | 50 ms | 31 ms | – | – | – |
            | start-up, ours | 25 | 150 ms | 131 ms | +100 ms | ≤ +120 ms | yes |
            | echo, peer | – | not there | – | – | – | – |
            """);
  }
}
