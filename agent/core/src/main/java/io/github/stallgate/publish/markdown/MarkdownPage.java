// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.markdown;

import io.github.stallgate.gate.BaselineEntry;
import io.github.stallgate.gate.Gap;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.publish.MachineFacts;
import io.github.stallgate.publish.Publication;
import io.github.stallgate.publish.VerdictSentence;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Frame;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportedFinding;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The verdict, what fails it, and what to know to trust it. Where not all fits, the worst findings
 * are there and a line says how many are not.
 */
public final class MarkdownPage {
  private static final int MOST_ROWS = 50;
  private static final int MOST_ENTRIES = 20;

  /** For the lines that tell what was left out. */
  private static final int RESERVE = 200;

  private static final String TABLE =
      """
      | severity | rule | where | loop | times | worst | total |
      |---|---|---|---|--:|--:|--:|
      """;

  private final Publication publication;
  private final Verdict verdict;
  private final int most;

  /**
   * @param most bytes that the page may have in UTF-8
   */
  public MarkdownPage(Publication publication, int most) {
    this.publication = publication;
    this.verdict = publication.verdict();
    this.most = most;
  }

  public String text() {
    String end = end();
    Room room = new Room(most - RESERVE - end.getBytes(StandardCharsets.UTF_8).length);
    String sentence = Markup.code(Escape.text(VerdictSentence.of(verdict, publication.reports())));
    if (!room.add("### Stallgate " + sentence + "\n")) {
      String cut = "Stallgate's summary did not fit here: its other reports have it.\n";
      return cut.length() <= most ? cut : "";
    }
    List<ReportedFinding> fresh = verdict.fresh();
    if (fresh.isEmpty()) {
      return room.text() + end;
    }
    int rows = rows(room, fresh.subList(0, Math.min(MOST_ROWS, fresh.size())));
    String more = rows == fresh.size() ? "" : "\n" + leftOut(fresh.size() - rows, "the table");
    int details = details(room, fresh.subList(0, rows));
    more += details == rows ? "" : "\n" + leftOut(rows - details, "the diagnostics");
    return room.text() + more + end;
  }

  private int rows(Room room, List<ReportedFinding> findings) {
    int rows = 0;
    boolean fits = room.add("\n" + TABLE);
    while (fits && rows < findings.size()) {
      fits = room.add(row(findings.get(rows)));
      rows += fits ? 1 : 0;
    }
    return rows;
  }

  private String row(ReportedFinding finding) {
    return "| "
        + String.join(
            " | ",
            finding.severity().word(),
            Markup.code(Escape.text(finding.rule())),
            Markup.code(place(finding.culprit())),
            Markup.code(Escape.text(finding.kind())),
            String.valueOf(finding.tally().count()),
            Quantities.duration(finding.tally().maxNanos()),
            Quantities.duration(finding.tally().totalNanos()))
        + " |\n";
  }

  private String place(Frame culprit) {
    String path = publication.sources().pathOf(culprit);
    String line = culprit.line() > 0 ? ":" + culprit.line() : "";
    return path == null ? Escape.text(culprit.text()) : Escape.text(path) + line;
  }

  private int details(Room room, List<ReportedFinding> findings) {
    int details = 0;
    boolean fits = true;
    while (fits && details < findings.size()) {
      String diagnostic = publication.diagnostic().text(findings.get(details));
      String headline = diagnostic.substring(0, diagnostic.indexOf('\n'));
      fits =
          room.add(
              "\n<details><summary>"
                  + Markup.code(headline)
                  + "</summary>\n\n"
                  + Markup.block(diagnostic)
                  + "\n\n</details>\n");
      details += fits ? 1 : 0;
    }
    return details;
  }

  private static String leftOut(int count, String where) {
    return Quantities.counted(count, "new finding is", "new findings are")
        + " left out of "
        + where
        + ": the other reports have them.\n";
  }

  /** What comes after the findings; what is endless there does not push the findings out. */
  private String end() {
    Room end = new Room(most / 3);
    list(end, "Expired", verdict.expired().stream().map(BaselineEntry::text).toList());
    if (!verdict.minor().isEmpty()) {
      end.add("\nBelow " + verdict.limits().failOn().word() + ": " + news(verdict.minor()));
    }
    if (!verdict.accepted().isEmpty()) {
      int accepted = verdict.accepted().size();
      String findings = Quantities.counted(accepted, "finding", "findings");
      end.add("\nAccepted by the baseline: " + findings + ".\n");
    }
    list(end, "Not measured", verdict.unmeasured().stream().map(Gap::text).toList());
    list(end, "Note", verdict.notes());
    if (!publication.reports().files().isEmpty()) {
      String facts = MachineFacts.line(publication.reports().files());
      end.add("\n" + Markup.code(Escape.text(facts)) + "\n");
    }
    return end.text();
  }

  private static String news(List<ReportedFinding> findings) {
    return Quantities.counted(findings.size(), "new finding", "new findings") + ".\n";
  }

  private static void list(Room end, String title, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    end.add("\n");
    int told = 0;
    boolean fits = true;
    while (fits && told < Math.min(MOST_ENTRIES, texts.size())) {
      fits = end.add("- " + title + ": " + Markup.code(Escape.text(texts.get(told))) + "\n");
      told += fits ? 1 : 0;
    }
    if (told < texts.size()) {
      end.add("- and " + (texts.size() - told) + " more\n");
    }
  }
}
