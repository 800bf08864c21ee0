// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.gate.BaselineEntry;
import io.github.stallgate.gate.Outcome;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.publish.MachineFacts;
import io.github.stallgate.publish.VerdictSentence;
import io.github.stallgate.report.Diagnostic;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportedFinding;
import io.github.stallgate.report.Reports;
import java.io.PrintStream;
import java.util.List;

/** The gate's output: verdict first, then what to do about it, then what to know to trust it. */
final class GateText {
  private static final int IN_FULL = 5;

  /** More lines than anyone reads in a build's log; the report and the formats have them all. */
  private static final int AS_LINES = 100;

  private final PrintStream out;
  private final boolean colour;
  private final Diagnostic diagnostic;
  private final String baseline;

  GateText(Session session, Diagnostic diagnostic, String baseline) {
    this.out = session.out();
    this.colour = session.colour();
    this.diagnostic = diagnostic;
    this.baseline = baseline;
  }

  void print(Verdict verdict, Reports reports) {
    out.println(paint(verdict.outcome(), VerdictSentence.of(verdict, reports)));
    if (verdict.outcome() == Outcome.NOTHING_MEASURED) {
      GapAdvice.lines(verdict.unmeasured()).forEach(out::println);
    }
    findings(verdict);
    entries(verdict);
    if (verdict.outcome() != Outcome.NOTHING_MEASURED) {
      verdict.unmeasured().forEach(gap -> out.println("not measured: " + gap.text()));
    }
    verdict.notes().forEach(note -> out.println("note: " + note));
    if (!reports.files().isEmpty()) {
      out.println(MachineFacts.line(reports.files()));
    }
    out.flush();
  }

  private void findings(Verdict verdict) {
    List<ReportedFinding> fresh = verdict.fresh();
    for (ReportedFinding finding : fresh.subList(0, Math.min(IN_FULL, fresh.size()))) {
      out.println();
      out.println(diagnostic.text(finding));
    }
    if (!fresh.isEmpty()) {
      out.println();
    }
    if (fresh.size() > IN_FULL) {
      out.println("and " + (fresh.size() - IN_FULL) + " more:");
      lines(fresh.subList(IN_FULL, fresh.size()));
    }
    if (!verdict.minor().isEmpty()) {
      out.println("new, but below " + verdict.limits().failOn().word() + ":");
      lines(verdict.minor());
    }
  }

  private void lines(List<ReportedFinding> findings) {
    for (ReportedFinding finding : findings.subList(0, Math.min(AS_LINES, findings.size()))) {
      out.println("  " + diagnostic.line(finding));
    }
    if (findings.size() > AS_LINES) {
      out.println("  and " + (findings.size() - AS_LINES) + " more: report DIR prints them all");
    }
  }

  private void entries(Verdict verdict) {
    for (BaselineEntry entry : verdict.expired()) {
      out.println(
          place(entry)
              + ": accepted only until "
              + entry.until()
              + ": "
              + entry.text()
              + "; fix it, or accept it again with a new date");
    }
    if (!verdict.accepted().isEmpty()) {
      String findings = Quantities.counted(verdict.accepted().size(), "finding", "findings");
      out.println("accepted by " + baseline + ": " + findings);
    }
    for (BaselineEntry entry : verdict.disproved()) {
      out.println(place(entry) + ": no longer needed (baseline prune removes it): " + entry.text());
    }
    for (BaselineEntry entry : verdict.unexercised()) {
      out.println(place(entry) + ": not exercised by this run: " + entry.text());
    }
  }

  private String place(BaselineEntry entry) {
    return baseline + ":" + entry.line();
  }

  private String paint(Outcome outcome, String sentence) {
    if (!colour) {
      return sentence;
    }
    String code = outcome == Outcome.PASSED ? "\u001b[32m" : "\u001b[31m";
    return code + sentence + "\u001b[0m";
  }
}
