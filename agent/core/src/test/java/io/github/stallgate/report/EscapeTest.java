// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapeTest {
  @Test
  void text_controlCharacters_areVisible() {
    assertThat(Escape.text("a\nb\r\t\u001b[31m\u0000\u007f\u009b"))
        .isEqualTo("a\\nb\\r\\t\\u001b[31m\\u0000\\u007f\\u009b");
  }

  @Test
  void text_charactersThatReorderOrHide_areVisible() {
    assertThat(Escape.text("a\u202eb\u200bc\u2028d\ufeff\u00a0"))
        .isEqualTo("a\\u202eb\\u200bc\\u2028d\\ufeff\\u00a0");
  }

  @Test
  void text_brokenSurrogate_isVisible() {
    assertThat(Escape.text("a\ud83dz")).isEqualTo("a\\ud83dz");
  }

  @Test
  void text_lettersOfAnyScript_stay() {
    assertThat(Escape.text("größe-日本-\ud83d\ude00 <b>\"'&"))
        .isEqualTo("größe-日本-\ud83d\ude00 <b>\"'&");
  }

  @Test
  void text_endlessName_isCut() {
    assertThat(Escape.text("x".repeat(1_000_000))).hasSize(303).endsWith("...");
  }

  @Test
  void column_anyName_holdsNoSeparatorAndNoComment() {
    assertThat(Escape.column("a  b")).isEqualTo("a\\u0020\\u0020b");
    assertThat(Escape.column("a   b")).doesNotContain("  ");
    assertThat(Escape.column(" a ")).isEqualTo("\\u0020a\\u0020");
    assertThat(Escape.column("x # reason: y")).doesNotContain(" #");
    assertThat(Escape.column("#a")).isEqualTo("\\u0023a");
    assertThat(Escape.column("a\\nb")).isNotEqualTo(Escape.column("a\nb"));
  }
}
