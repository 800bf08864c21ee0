// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.gate.BaselineEntry;
import io.github.stallgate.gate.BudgetResult;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.VerdictSentence;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportedFinding;
import io.github.stallgate.report.Reports;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The verdict as a sentence, and what it was judged by. */
final class VerdictSection implements Section {
  @Override
  public void write(Publication publication, Html page) throws IOException {
    Verdict verdict = publication.verdict();
    String style = verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
    page.raw("<h1 class=\"verdict o-" + style + "\">");
    page.text(VerdictSentence.of(verdict, publication.reports())).raw("</h1>\n");
    page.raw("<p>").text(found(publication.reports())).raw("</p>\n");
    budgets(publication, page);
    for (BaselineEntry entry : verdict.expired()) {
      page.raw("<p>Accepted only until " + entry.until() + ": <code>");
      page.text(entry.text()).raw("</code>; fix it, or accept it again with a new date.</p>\n");
    }
  }

  /** The verdict in one or two words. */
  static String outcome(Verdict verdict) {
    return switch (verdict.outcome()) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case UNREADABLE, NOT_JUDGED -> "not judged";
      case NOTHING_MEASURED -> "nothing measured";
    };
  }

  private static String severity(Verdict verdict) {
    String word = verdict.limits().failOn().word();
    return "severity " + word + (word.equals("error") ? "" : " or above");
  }

  private static String found(Reports reports) {
    List<ReportedFinding> findings = reports.findings();
    long lost = 0;
    for (ReportedFinding finding : findings) {
      lost = Math.max(lost, lost + finding.tally().totalNanos());
    }
    long loops = reports.files().stream().mapToLong(file -> file.loops().size()).sum();
    return Quantities.counted(findings.size(), "finding", "findings")
        + " in "
        + Quantities.counted(reports.files().size(), "JVM", "JVMs")
        + " with "
        + Quantities.counted(loops, "loop", "loops")
        + "; "
        + Quantities.duration(lost)
        + " of loop time lost.";
  }

  private static void budgets(Publication publication, Html page) throws IOException {
    Verdict verdict = publication.verdict();
    page.table("What the verdict was judged by", "budget", "allowed", "found", "");
    budget(
        page,
        "new findings of " + severity(verdict),
        verdict.limits().maxFindings(),
        verdict.fresh().size());
    budget(page, "expired baseline entries", 0, verdict.expired().size());
    budget(page, "unreadable reports", 0, publication.reports().problems().size());
    budget(page, "gaps in what was measured", 0, verdict.unmeasured().size());
    for (BudgetResult result : verdict.budgets()) {
      page.row(result.key(), result.limit(), result.measured(), state(result));
    }
    page.endTable();
    page.table("Other findings", "findings that fail nothing", "found");
    page.row(
        "new, below severity " + verdict.limits().failOn().word(),
        String.valueOf(verdict.minor().size()));
    page.row("accepted by the baseline", String.valueOf(verdict.accepted().size()));
    page.endTable();
  }

  private static String state(BudgetResult result) {
    String sign =
        switch (result.state()) {
          case MET -> "\u2713 within";
          case OVER -> "\u2717 over";
          case NOT_JUDGED -> "? not judged";
        };
    return result.why().isEmpty() ? sign : sign + ": " + result.why();
  }

  private static void budget(Html page, String what, int allowed, int found) throws IOException {
    page.row(
        what,
        String.valueOf(allowed),
        String.valueOf(found),
        found > allowed ? "\u2717 over" : "\u2713 within");
  }
}
