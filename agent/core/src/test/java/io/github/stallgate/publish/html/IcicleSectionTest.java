// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.finding;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IcicleSectionTest {
  @TempDir Path directory;

  @Test
  void write_noFinding_saysSo() throws Exception {
    assertThat(section()).contains("No loop time was lost");
  }

  @Test
  void write_oneStack_isLoopThenItsEndsWithHowManyBetween() throws Exception {
    assertThat(Pages.bare(section(SLEEP)))
        .contains(
            "all loops 250 ms, 100 %, BLOCKED\nnioEventLoopGroup-3-2 250 ms, 100 %, BLOCKED(6 frames between left out)"
                + "java.lang.Thread.sleep(Thread.java:10) 250 ms, 100 %, BLOCKED");
  }

  @Test
  void write_twoCallers_shareTheirCommonFrames() throws Exception {
    String other = finding("0000000b", "BlockingSleep", "error", "com.acme.B", "c", 750);
    String section = section(SLEEP, other);
    assertThat(section)
        .contains("style=\"flex-basis:75.00%\"><span class=\"frame\" title=\"com.acme.B.c(")
        .contains("style=\"flex-basis:25.00%\"><span class=\"frame\" title=\"com.acme.chat.Rate");
    assertThat(Pages.bare(section))
        .contains("com.acme.chat.ChatHandler.channelRead0(ChatHandler.java:58) 1 s, 100 %");
  }

  @Test
  void write_stackWithoutEnd_isCut() throws Exception {
    String frames = "\"a.A.b\",".repeat(50_000);
    String endless = SLEEP.replace("\"stack\":[", "\"stack\":[" + frames);
    assertThat(section(endless)).contains("127 frames between left out");
  }

  @Test
  void write_nextToNothing_isLeftOut() throws Exception {
    String tiny = finding("0000000b", "BlockingSleep", "error", "com.acme.B", "c", 1);
    String huge = finding("0000000c", "BlockingSleep", "error", "com.acme.C", "d", 1_000);
    assertThat(section(tiny, huge)).contains("com.acme.C.d").doesNotContain("com.acme.B.c");
  }

  private String section(String... lines) throws Exception {
    return Pages.section(new IcicleSection(), Pages.publication(directory, lines));
  }
}
