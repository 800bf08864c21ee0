// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import static io.github.stallgate.publish.html.Pages.lag;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LagSectionTest {
  @TempDir Path directory;

  @Test
  void write_noLag_saysSo() throws Exception {
    assertThat(section()).contains("No report has a lag");
  }

  @Test
  void write_lag_hasPercentilesWithTheControlClockBeside() throws Exception {
    assertThat(Pages.bare(section(lag("x", 100_000_000, 1_500_000))))
        .contains(
            "x | queue | 1000 | 0.01 ms | 0.02 ms | 1 ms | 100 ms | 250 ms | 1.5 ms | 300 ms");
  }

  @Test
  void write_chart_isLogarithmic() throws Exception {
    assertThat(section(lag("x", 100_000_000, 1_000_000)))
        .contains("0.01 ms to 1 s")
        .contains("cx=\"2.00%\"><title>p50 0.01 ms", "cx=\"40.40%\"><title>p99 1 ms")
        .contains("cx=\"78.80%\"><title>p99.9 100 ms")
        .contains("x1=\"40.40%\" x2=\"40.40%\"><title>control clock 1 ms");
  }

  private String section(String... lines) throws Exception {
    return Pages.section(new LagSection(), Pages.publication(directory, lines));
  }
}
