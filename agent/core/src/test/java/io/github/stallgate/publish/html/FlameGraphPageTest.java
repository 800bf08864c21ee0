// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.count;
import static io.github.stallgate.report.ReportLines.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.report.ReportedFinding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlameGraphPageTest {
  @TempDir Path directory;

  @Test
  void of_noStack_isEmpty() throws Exception {
    assertThat(FlameGraphPage.of(List.of())).isEmpty();
    String bare = SLEEP.replaceAll("\"stack\":\\[[^]]*]", "\"stack\":[]");
    assertThat(FlameGraphPage.of(findings(bare))).isEmpty();
  }

  @Test
  void collapsed_stack_isOutermostFirstWeightedInMilliseconds() throws Exception {
    assertThat(FlameGraphPage.collapsed(findings(SLEEP, count("7c1f02ab", 37, 9_300, 251))))
        .startsWith("nioEventLoopGroup-3-2_[j];java.lang.Thread.run(Thread.java:840)_[j];io.netty")
        .endsWith("java.lang.Thread.sleep(Thread.java:10)_[j] 9300\n".replace('/', '\u2215'));
  }

  @Test
  void of_stack_isAnIcicleThatRequestsNothing() throws Exception {
    assertThat(FlameGraphPage.of(findings(SLEEP)))
        .contains("let inverted = true", "Loop time lost")
        .doesNotContain("src=", "@import", "url(", "fetch(", "XMLHttpRequest");
  }

  /** However the names are cut, and whatever character tells how much is the same. */
  @Test
  void of_namesThatShareAnyBeginning_neverEndTheScript() throws Exception {
    String[] findings = new String[80];
    for (int i = 0; i < 40; i++) {
      String same = "a".repeat(i);
      findings[2 * i] = finding("%08x".formatted(i), "R", "error", same + "!--", "b", 5);
      findings[2 * i + 1] =
          finding("%08x".formatted(100 + i), "R", "error", same + "/script><img src=x>", "b", 5);
    }
    String page = FlameGraphPage.of(findings(findings));
    assertThat(page.split("</script")).hasSize(3);
    assertThat(page).doesNotContain("<!--", "<img");
  }

  private List<ReportedFinding> findings(String... lines) throws Exception {
    return Pages.publication(directory, lines).reports().findings();
  }
}
