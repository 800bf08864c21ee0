// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish;

import io.github.stallgate.gate.Gap;
import io.github.stallgate.gate.Outcome;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.Reports;

/** The verdict as one escaped line, the same in every format. Pure; any thread. */
public final class VerdictSentence {
  private VerdictSentence() {}

  public static String of(Verdict verdict, Reports reports) {
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
      case NOTHING_MEASURED -> "nothing measured: " + gaps(verdict) + consequence(verdict);
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

  private static String gaps(Verdict verdict) {
    return String.join("; ", verdict.unmeasured().stream().map(Gap::text).toList());
  }

  private static String consequence(Verdict verdict) {
    int exitCode = verdict.exitCode();
    return exitCode == Outcome.NOTHING_MEASURED.exitCode()
        ? " (exit " + exitCode + ")"
        : "; this tells nothing of the code, and passes by --fail-on-empty false";
  }
}
