// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StallCommentsTest {
  @TempDir private Path sources;
  private Path file;

  @BeforeEach
  void createPackage() throws Exception {
    file = Files.createDirectories(sources.resolve("com/acme")).resolve("Chat.java");
  }

  @Test
  void in_twoMarkedLines_givesRuleClassAndLine() throws Exception {
    Files.writeString(
        file, "class Chat {\n  a(); // stall: BlockingSleep\n\n  b(); // stall: BlockingDns\n}");

    assertThat(StallComments.in(sources))
        .containsExactly(
            new Stall("BlockingSleep", "com.acme.Chat", 2),
            new Stall("BlockingDns", "com.acme.Chat", 4));
  }

  @Test
  void in_commentInsideALine_isNotAMark() throws Exception {
    Files.writeString(
        file, "/** Write // stall: BlockingSleep behind it. */\na(); // stall: BlockingFile");

    assertThat(StallComments.in(sources)).extracting(Stall::line).containsExactly(2);
  }

  @Test
  void in_noMarks_saysWhatToWrite() throws Exception {
    Files.writeString(file, "class Chat {}");

    assertThatThrownBy(() -> StallComments.in(sources))
        .hasMessage(sources + ": no '// stall: <Rule>' comment; mark the lines that block a loop");
  }
}
