// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The words for findings, the same wherever they are shown. One: what, where, why, fix, allow,
 * always in this order and at most 15 lines, so that what is known beside it is told as far as
 * there is room. Many: one line. How to allow: one command. States what the report measured and
 * what is true of every such loop, nothing else. Everything from the report is escaped. Pure; any
 * thread.
 */
public final class Diagnostic {
  private static final String COMMAND = "java -jar stallgate-agent.jar ";

  private static final int MOST_LINES = 15;

  private final String acceptArguments;

  /**
   * @param acceptArguments what follows {@code --reason "..."} on the line that accepts a finding,
   *     ready for a shell: for example {@code --report target/stallgate}
   */
  public Diagnostic(String acceptArguments) {
    this.acceptArguments = acceptArguments;
  }

  /** One finding: the whole diagnostic, lines joined by newlines, none at the end. */
  public String text(ReportedFinding finding) {
    List<String> why = new ArrayList<>(List.of(Framework.of(finding.kind()).loss()));
    List<String> notes = new ArrayList<>();
    int room = MOST_LINES - lines(finding, why, notes).size();
    for (String fact : Caveats.why(finding)) {
      if (room-- > 0) {
        why.add(fact);
      }
    }
    String note = Caveats.note(finding);
    if (note != null && room > 0) {
      notes.add(note);
    }
    return String.join("\n", lines(finding, why, notes));
  }

  private List<String> lines(ReportedFinding finding, List<String> why, List<String> notes) {
    List<String> lines = new ArrayList<>();
    lines.add(Headline.of(finding));
    section(lines, "at", at(finding));
    section(lines, "on", List.of(on(finding)));
    section(lines, "what", what(finding));
    section(lines, "why", why);
    section(lines, "fix", fix(finding));
    section(lines, "note", notes);
    section(lines, "allow", allowances(finding));
    section(lines, "more", List.of(COMMAND + "explain " + Shell.argument(finding.rule())));
    return lines;
  }

  /**
   * Many findings of one rule, in one line.
   *
   * @param findings at least one
   */
  public String many(List<ReportedFinding> findings) {
    ReportedFinding worst =
        Collections.max(findings, Comparator.comparingLong(each -> each.tally().maxNanos()));
    long classes = findings.stream().map(each -> each.culprit().writtenClass()).distinct().count();
    Tally all = findings.stream().map(ReportedFinding::tally).reduce(Tally::plus).orElseThrow();
    return Quantities.counted(findings.size(), "finding", "findings")
        + " of "
        + Escape.text(worst.rule())
        + " in "
        + Quantities.counted(classes, "class", "classes")
        + ", "
        + Quantities.duration(all.totalNanos())
        + " of loop time; worst: "
        + place(worst)
        + " on "
        + Headline.thread(worst)
        + ", "
        + Quantities.duration(worst.tally().maxNanos())
        + " ("
        + Escape.text(worst.id())
        + ")";
  }

  /** One finding in one line, for lists. */
  public String line(ReportedFinding finding) {
    return Headline.tag(finding)
        + " "
        + place(finding)
        + " on "
        + Headline.thread(finding)
        + ", "
        + what(finding).get(0)
        + " ("
        + Escape.text(finding.id())
        + ")";
  }

  /** The command that accepts this finding, ready to paste but for its reason. */
  public String allow(ReportedFinding finding) {
    String reason = " --reason \"...\" ";
    return COMMAND + "baseline accept " + Shell.argument(finding.id()) + reason + acceptArguments;
  }

  private static String place(ReportedFinding finding) {
    if (finding.isNoise()) {
      return finding.cause().equals("GC") ? "garbage collection" : "the machine";
    }
    String culprit = Escape.text(finding.culprit().text());
    return finding.isOwnCode() ? culprit : culprit + ": " + Headline.subject(finding);
  }

  private static List<String> at(ReportedFinding finding) {
    if (!finding.isNoise()) {
      return StackExcerpt.of(finding);
    }
    return finding.cause().equals("GC")
        ? List.of("no frame: all threads of the JVM stood still")
        : List.of("no frame: the thread was ready to run and had no core");
  }

  private static String on(ReportedFinding finding) {
    Sample sample = finding.sample();
    String on = Escape.text(sample.loop());
    if (sample.peers() > 1) {
      on += ", one of " + sample.peers() + " " + peers(finding);
    }
    return sample.context() == null ? on : on + ", while " + Escape.text(sample.context()) + " ran";
  }

  private static String peers(ReportedFinding finding) {
    Framework framework = Framework.of(finding.kind());
    return framework == Framework.OTHER
        ? Escape.text(finding.kind()) + " loops"
        : framework.peers();
  }

  private static List<String> what(ReportedFinding finding) {
    Tally tally = finding.tally();
    String what = Occurrences.counted(finding.rule(), tally.count());
    what +=
        tally.count() == 1
            ? ", " + Quantities.duration(tally.totalNanos()) + " of loop time"
            : ", "
                + Quantities.duration(tally.totalNanos())
                + " of loop time in total, worst "
                + Quantities.duration(tally.maxNanos());
    List<String> lines = new ArrayList<>(List.of(what));
    lines.addAll(Measured.lines(finding));
    return lines;
  }

  private static List<String> fix(ReportedFinding finding) {
    return finding.isNoise()
        ? FixAdvice.ofNoise(finding.cause())
        : FixAdvice.of(Rule.of(finding.rule()), Framework.of(finding.kind()));
  }

  /** Nobody can annotate the JVM or the machine. */
  private List<String> allowances(ReportedFinding finding) {
    if (finding.isNoise()) {
      return List.of(allow(finding));
    }
    String place = Escape.text(finding.culprit().shortName());
    return List.of("@MayBlock(reason = \"...\") on " + place + ", or", allow(finding));
  }

  private static void section(List<String> lines, String title, List<String> content) {
    String label = title;
    for (String line : content) {
      lines.add("  " + label + " ".repeat(7 - label.length()) + line);
      label = "";
    }
  }
}
