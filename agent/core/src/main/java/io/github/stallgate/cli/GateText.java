// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli;

import io.github.stallgate.gate.BaselineEntry;
import io.github.stallgate.gate.Gap;
import io.github.stallgate.gate.Outcome;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.gate.WideEntry;
import io.github.stallgate.report.Diagnostic;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportedFinding;
import io.github.stallgate.report.Reports;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gate's output: verdict first, then what to do about it, then what to know to trust it. */
final class GateText {
  private static final int IN_FULL = 5;

  /** More findings of a rule than that are told together. */
  private static final int IN_LINES = 3;

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
    out.println(paint(verdict.outcome(), sentence(verdict, reports)));
    if (verdict.outcome() == Outcome.NOTHING_MEASURED) {
      GapAdvice.lines(verdict.unmeasured()).forEach(out::println);
    }
    BudgetTable.lines(verdict.budgets()).forEach(out::println);
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

  private static String sentence(Verdict verdict, Reports reports) {
    String news = news(verdict);
    return switch (verdict.outcome()) {
      case PASSED -> "passed: " + news + budgets(verdict);
      case FAILED -> "failed: " + news + expired(verdict) + budgets(verdict);
      case NOT_JUDGED -> "not judged: " + news + budgets(verdict) + " (exit 4)";
      case UNREADABLE ->
          "not judged: "
              + Quantities.counted(reports.problems().size(), "report", "reports")
              + " could not be read (exit 2); in the others: "
              + news
              + expired(verdict)
              + budgets(verdict);
      case NOTHING_MEASURED -> "nothing measured: " + gaps(verdict.unmeasured()) + " (exit 3)";
    };
  }

  private static String news(Verdict verdict) {
    int count = verdict.fresh().size();
    String severity = verdict.limits().failOn().word();
    String findings =
        (count == 0 ? "no new findings" : Quantities.counted(count, "new finding", "new findings"))
            + (severity.equals("error")
                ? " of severity error"
                : " of severity " + severity + " or above");
    int allowed = verdict.limits().maxFindings();
    return allowed == 0 ? findings : findings + ", " + allowed + " allowed";
  }

  private static String expired(Verdict verdict) {
    int count = verdict.expired().size();
    return count == 0
        ? ""
        : ", " + Quantities.counted(count, "expired baseline entry", "expired baseline entries");
  }

  private static String budgets(Verdict verdict) {
    String over = ", " + Quantities.counted(verdict.over(), "budget over", "budgets over");
    String open =
        ", " + Quantities.counted(verdict.notJudged(), "budget not judged", "budgets not judged");
    return (verdict.over() == 0 ? "" : over) + (verdict.notJudged() == 0 ? "" : open);
  }

  private static String gaps(List<Gap> gaps) {
    return String.join("; ", gaps.stream().map(Gap::text).toList());
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
      list(fresh.subList(IN_FULL, fresh.size()));
    }
    if (!verdict.minor().isEmpty()) {
      out.println("new, but below " + verdict.limits().failOn().word() + ":");
      list(verdict.minor());
    }
  }

  /** A line for each, or for each rule that has many. */
  private void list(List<ReportedFinding> findings) {
    Map<String, List<ReportedFinding>> byRule = new LinkedHashMap<>();
    for (ReportedFinding finding : findings) {
      byRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>()).add(finding);
    }
    boolean grouped = false;
    for (List<ReportedFinding> group : byRule.values()) {
      if (group.size() > IN_LINES) {
        out.println("  " + diagnostic.many(group));
        grouped = true;
      } else {
        group.forEach(finding -> out.println("  " + diagnostic.line(finding)));
      }
    }
    if (grouped) {
      out.println("  the command report prints each of them");
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
    for (WideEntry wide : verdict.tooWide()) {
      out.println(
          place(wide.entry())
              + ": too wide: it accepts "
              + wide.findings()
              + " findings, and any that comes; write a line for each: "
              + wide.entry().text());
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
