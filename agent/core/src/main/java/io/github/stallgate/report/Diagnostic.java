// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * The words for one finding: what, where, why, fix, allow, always in this order and at most 15
 * lines. States what the report measured and what is true of every such loop, nothing else.
 * Everything from the report is escaped. Pure; any thread.
 */
public final class Diagnostic {
  private static final String COMMAND = "java -jar stallgate-agent.jar ";

  /** More of them, and the caveat has no room within 15 lines. */
  private static final int LINES_BESIDE_CAVEAT = 2;

  private final String acceptArguments;

  /**
   * @param acceptArguments what follows {@code --reason "..."} on the line that accepts a finding,
   *     ready for a shell: for example {@code --report target/stallgate}
   */
  public Diagnostic(String acceptArguments) {
    this.acceptArguments = acceptArguments;
  }

  /** The whole diagnostic, lines joined by newlines, none at the end. */
  public String text(ReportedFinding finding) {
    List<String> what = what(finding);
    List<String> lines = new ArrayList<>();
    lines.add(Headline.of(finding));
    section(lines, "at", at(finding));
    section(lines, "on", List.of(on(finding)));
    section(lines, "what", what);
    section(lines, "why", why(finding, what.size() <= LINES_BESIDE_CAVEAT));
    section(lines, "fix", fix(finding));
    section(lines, "allow", allowances(finding));
    section(lines, "more", List.of(COMMAND + "explain " + Shell.argument(finding.rule())));
    return String.join("\n", lines);
  }

  /** One line for lists of many. */
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

  private static List<String> why(ReportedFinding finding, boolean hasRoom) {
    String loss = Framework.of(finding.kind()).loss();
    String caveat = Occurrences.caveat(finding.rule());
    return caveat == null || !hasRoom ? List.of(loss) : List.of(loss, caveat);
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
