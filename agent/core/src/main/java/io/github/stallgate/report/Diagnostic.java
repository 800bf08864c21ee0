// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Rule;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The words for one finding: what, where, why, fix, allow, always in this order and at most 15
 * lines. States what the report measured and what is true of every such loop, nothing else.
 * Everything from the report is escaped. Pure; any thread.
 */
public final class Diagnostic {
  private static final String COMMAND = "java -jar stallgate-agent.jar ";
  private static final int MOST_EVIDENCE = 6;

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
    List<String> lines = new ArrayList<>();
    lines.add(headline(finding));
    section(lines, "at", StackExcerpt.of(finding));
    section(lines, "on", List.of(on(finding)));
    section(lines, "what", what(finding));
    section(lines, "why", why(finding));
    section(lines, "fix", FixAdvice.of(Rule.of(finding.rule()), Framework.of(finding.kind())));
    section(lines, "allow", List.of(annotation(finding) + ", or", allow(finding)));
    section(lines, "more", List.of(COMMAND + "explain " + Shell.argument(finding.rule())));
    return String.join("\n", lines);
  }

  /** One line for lists of many. */
  public String line(ReportedFinding finding) {
    return tag(finding)
        + " "
        + Escape.text(finding.culprit().text())
        + ": "
        + Escape.text(shortApi(finding.api()))
        + " on "
        + thread(finding)
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

  private static String headline(ReportedFinding finding) {
    return tag(finding)
        + " "
        + Escape.text(shortApi(finding.api()))
        + " held "
        + thread(finding)
        + " for "
        + Quantities.duration(finding.tally().maxNanos());
  }

  private static String tag(ReportedFinding finding) {
    return finding.severity().word() + "[" + Escape.text(finding.rule()) + "]";
  }

  private static String thread(ReportedFinding finding) {
    Framework framework = Framework.of(finding.kind());
    return framework == Framework.OTHER
        ? "an event loop of kind " + Escape.text(finding.kind())
        : framework.thread();
  }

  private static String on(ReportedFinding finding) {
    Sample sample = finding.sample();
    String on = Escape.text(sample.loop());
    if (sample.peers() > 1) {
      on += ", one of " + sample.peers() + " " + Escape.text(finding.kind()) + " loops";
    }
    return sample.context() == null ? on : on + ", while " + Escape.text(sample.context()) + " ran";
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
    String measured = measured(finding);
    return measured.isEmpty() ? List.of(what) : List.of(what, measured);
  }

  private static String measured(ReportedFinding finding) {
    List<String> facts = new ArrayList<>();
    if (finding.cause() != null && !finding.cause().equals("BLOCKED")) {
      facts.add("cause " + Escape.text(finding.cause()));
    }
    if (finding.policy() != null && !finding.policy().equals("report")) {
      facts.add("policy " + Escape.text(finding.policy()));
    }
    if (finding.sample().cpuNanos() > 0) {
      facts.add("CPU time " + Quantities.duration(finding.sample().cpuNanos()) + " in one of them");
    }
    Iterator<Map.Entry<String, Object>> evidence =
        finding.sample().evidence().entrySet().iterator();
    for (int i = 0; i < MOST_EVIDENCE && evidence.hasNext(); i++) {
      Map.Entry<String, Object> fact = evidence.next();
      facts.add(Escape.text(fact.getKey()) + " " + Escape.text(String.valueOf(fact.getValue())));
    }
    return String.join(", ", facts);
  }

  private static List<String> why(ReportedFinding finding) {
    String loss = Framework.of(finding.kind()).loss();
    String caveat = Occurrences.caveat(finding.rule());
    return caveat == null ? List.of(loss) : List.of(loss, caveat);
  }

  private static String annotation(ReportedFinding finding) {
    String place = Escape.text(finding.culprit().shortName());
    return "@MayBlock(reason = \"...\") on " + place;
  }

  /** {@code Thread.sleep} of {@code java.lang.Thread.sleep}. */
  private static String shortApi(String api) {
    int method = api.lastIndexOf('.');
    return api.substring(api.lastIndexOf('.', method - 1) + 1);
  }

  private static void section(List<String> lines, String title, List<String> content) {
    String label = title;
    for (String line : content) {
      lines.add("  " + label + " ".repeat(7 - label.length()) + line);
      label = "";
    }
  }
}
