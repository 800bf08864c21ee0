// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.publish.Publication;
import io.github.stallgate.report.ReportedFinding;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/**
 * All findings, those that cost most loop time first.
 *
 * <p>The first {@value #IN_FULL} are there in full. The others are one line each, since ten
 * thousand in full would be a page of 30 MB; loading them by script would show none of them where
 * script is forbidden.
 */
final class FindingsSection implements Section {
  static final int IN_FULL = 250;

  private static final Comparator<ReportedFinding> COSTLIEST_FIRST =
      Comparator.comparingLong((ReportedFinding finding) -> finding.tally().totalNanos())
          .reversed()
          .thenComparing(ReportedFinding.WORST_FIRST);

  @Override
  public void write(Publication publication, Html page) throws IOException {
    List<ReportedFinding> findings = publication.reports().findings();
    findings.sort(COSTLIEST_FIRST);
    page.raw("<section id=\"findings\">\n<h2>Findings</h2>\n");
    if (findings.isEmpty()) {
      page.raw("<p>None.</p>\n</section>\n");
      return;
    }
    page.raw("<p>By loop time lost, most first. ").text(extent(findings.size())).raw("</p>\n");
    page.raw(PageResource.text("filters.html")).raw("<div id=\"list\">\n");
    FindingEntry entry = new FindingEntry(publication);
    for (int i = 0; i < findings.size(); i++) {
      if (i < IN_FULL) {
        entry.full(findings.get(i), page);
      } else {
        entry.line(findings.get(i), page);
      }
    }
    page.raw("</div>\n</section>\n");
  }

  private static String extent(int findings) {
    int lines = findings - IN_FULL;
    return lines <= 0
        ? "Each opens to its diagnostic and its whole stack."
        : "The first "
            + IN_FULL
            + " open to their diagnostics and whole stacks; the other "
            + lines
            + " are one line each: the command report prints those in full.";
  }
}
