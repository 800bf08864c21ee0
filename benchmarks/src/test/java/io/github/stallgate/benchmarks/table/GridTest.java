// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
  @Test
  void text_twoLines_isATableBelowItsTitle() {
    Grid grid =
        new Grid(
            "Causes", List.of("truth", "CPU"), List.of(List.of("spin", "3"), List.of("", "0")));
    assertThat(grid.text())
        .isEqualTo(
            """

            Causes

            | truth | CPU |
            |---|---|
            | spin | 3 |
            |  | 0 |
            """);
  }

  @Test
  void text_cellWithMarkup_staysOneCell() {
    Grid grid = new Grid("Told", List.of("what"), List.of(List.of("a|b\\|\n| c\u001b[0m")));
    assertThat(grid.text().lines().skip(5)).containsExactly("| a\\|b\\\\\\|?\\| c?[0m |");
  }
}
