// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellTest {
  @Test
  void paths_plainOnes_stay() {
    assertThat(Shell.paths(List.of(Path.of("target/a"), Path.of("b-1.jsonl"))))
        .isEqualTo("target/a b-1.jsonl");
  }

  @Test
  void argument_shellSyntax_isQuoted() {
    assertThat(Shell.argument("a; rm -rf $HOME")).isEqualTo("'a; rm -rf $HOME'");
    assertThat(Shell.argument("it's\n")).isEqualTo("'it'\\''s\\n'");
    assertThat(Shell.argument("-x")).isEqualTo("'-x'");
    assertThat(Shell.argument("")).isEqualTo("''");
  }
}
