// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import static io.github.stallgate.report.ReportLines.SLEEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.publish.Publication;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlPageTest {
  @TempDir Path directory;

  @Test
  void write_smallReport_readsBareAsTheGoldenText() throws Exception {
    Publication publication =
        Pages.publication(
            directory,
            SLEEP,
            Pages.stall("netty:nioEventLoopGroup-3-2", "7c1f02ab", "BLOCKED", 1_000_000L, 250),
            Pages.lag("netty:nioEventLoopGroup-3-2", 100_000_000, 1_500_000));
    try (InputStream golden = HtmlPageTest.class.getResourceAsStream("small-page.txt")) {
      assertThat(Pages.bare(Pages.page(publication)))
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void write_twice_isTheSameCharacters() throws Exception {
    Publication publication = Pages.publication(directory, SLEEP);
    assertThat(Pages.page(publication)).isEqualTo(Pages.page(publication));
  }

  @Test
  void write_nothingMeasured_saysSo() throws Exception {
    assertThat(Pages.bare(Pages.page(Pages.publication(directory))))
        .startsWith("nothing measured: no report file (*.jsonl) in ");
  }

  @Test
  void write_hostileNamesEverywhere_areText() throws Exception {
    String page = Pages.page(HostileReport.in(directory));
    assertThat(page)
        .contains("&lt;img src=x onerror=alert(1)&gt;")
        .doesNotContain("<img", "\u2028", "\u202e");
    assertThat(page.split("</script")).hasSize(2);
  }

  @Test
  void write_page_loadsNothing() throws Exception {
    assertThat(Pages.page(Pages.publication(directory, SLEEP)))
        .doesNotContain("<link", "@import", "<base")
        .doesNotContainPattern("<(script|img|iframe)[^>]* src")
        .contains("content=\"default-src &#39;none&#39;;");
  }
}
