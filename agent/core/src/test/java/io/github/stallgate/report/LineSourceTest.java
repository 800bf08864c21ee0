// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineSourceTest {
  @TempDir Path directory;

  @Test
  void next_linesAcrossBuffers_areWhole() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int length : new int[] {0, 65_535, 65_536, 65_537, 1, 0, 300_000, 70_000, 3}) {
      lines.add("x".repeat(length));
    }
    assertThat(read(String.join("\n", lines) + "\n", true)).isEqualTo(lines);
    assertThat(read(String.join("\n", lines), false)).isEqualTo(lines);
  }

  @Test
  void next_emptyFile_hasNone() throws Exception {
    assertThat(read("", false)).isEmpty();
    assertThat(read("\n", true)).containsExactly("");
  }

  @Test
  void next_lineThatNeverEnds_isRefused() throws Exception {
    Path file = Files.write(directory.resolve("binary"), new byte[(4 << 20) + 2]);
    try (LineSource source = new LineSource(file)) {
      assertThatThrownBy(source::next)
          .isInstanceOf(BadLine.class)
          .hasMessage("longer than any line of a report");
      assertThat(source.number()).isEqualTo(1);
    }
  }

  private List<String> read(String text, boolean finished) throws IOException, BadLine {
    Path file = Files.writeString(directory.resolve("lines"), text);
    List<String> lines = new ArrayList<>();
    try (LineSource source = new LineSource(file)) {
      for (byte[] line = source.next(); line != null; line = source.next()) {
        lines.add(new String(line, StandardCharsets.UTF_8));
        assertThat(source.number()).isEqualTo(lines.size());
      }
      assertThat(source.finished()).isEqualTo(finished);
    }
    return lines;
  }
}
