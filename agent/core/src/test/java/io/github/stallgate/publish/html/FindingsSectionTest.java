// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import static io.github.stallgate.report.ReportLines.SLEEP;
import static io.github.stallgate.report.ReportLines.count;
import static io.github.stallgate.report.ReportLines.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stallgate.publish.Publication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsSectionTest {
  @TempDir Path directory;

  @Test
  void write_none_saysSo() throws Exception {
    assertThat(section(Pages.publication(directory))).contains("<p>None.</p>");
  }

  @Test
  void write_several_costliestComesFirstWhateverItsSeverity() throws Exception {
    String file = finding("0000000b", "BlockingFile", "warning", "com.acme.Files", "read", 2);
    String section =
        section(Pages.publication(directory, SLEEP, file, count("0000000b", 900, 1_800, 2)));
    assertThat(section.indexOf("warning[BlockingFile]"))
        .isPositive()
        .isLessThan(section.indexOf("error[BlockingSleep]"));
    assertThat(section)
        .contains("data-s=\"warning\" data-t=\"1800000000\" data-m=\"2000000\" data-n=\"900\"")
        .contains("<i>new, below error</i>", "<i>new</i>");
  }

  @Test
  void write_one_isClosedAndHasDiagnosticStackFixAndAllowLine() throws Exception {
    Publication publication = Pages.publication(directory, SLEEP);
    String section = section(publication);
    String diagnostic = publication.diagnostic().text(publication.reports().findings().get(0));
    assertThat(section).contains("<pre>" + Html.escaped(diagnostic) + "</pre>");
    assertThat(diagnostic).contains("  fix ", "  allow ", "baseline accept 7c1f02ab");
    assertThat(section)
        .contains("Whole stack, 7 frames", "fireChannelRead(D.java:2)\n")
        .doesNotContainPattern("<details[^>]* open");
  }

  @Test
  void write_sourceThatIsKnown_isNamedWithItsLine() throws Exception {
    Publication of = Pages.publication(directory, SLEEP);
    Publication known =
        new Publication(
            of.reports(), of.verdict(), of.diagnostic(), frame -> "src/<b>/Some.java", "1");
    assertThat(section(known)).contains("<code>src/&lt;b&gt;/Some.java:41</code>");
  }

  @Test
  void write_moreThanInFull_othersAreLines() throws Exception {
    int all = FindingsSection.IN_FULL + 3;
    String[] findings = new String[all];
    for (int i = 0; i < all; i++) {
      findings[i] = finding("%08x".formatted(i), "BlockingSleep", "error", "A" + i, "b", i + 1);
    }
    String section = section(Pages.publication(directory, findings));
    assertThat(section.split("<details class=\"f\"")).hasSize(FindingsSection.IN_FULL + 1);
    assertThat(section.split("<div class=\"f\"")).hasSize(4);
    assertThat(section).contains("The first 250 open", "the other 3 are one line each");
  }

  private static String section(Publication publication) throws Exception {
    return Pages.section(new FindingsSection(), publication);
  }
}
