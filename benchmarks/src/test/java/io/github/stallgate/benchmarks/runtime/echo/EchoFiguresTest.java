// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EchoFiguresTest {
  @Test
  void parse_ownLine_isTheSame() {
    EchoFigures figures = new EchoFigures(120_000.5, 70, 180.5, 0);
    assertThat(EchoFigures.parse(figures.line())).isEqualTo(figures);
  }
}
