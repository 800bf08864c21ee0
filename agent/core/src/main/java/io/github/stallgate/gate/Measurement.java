// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.report.Coverage;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportFile;
import io.github.stallgate.report.Reports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a set of reports did not measure, and what weakens it. Pure; any thread. */
final class Measurement {
  private static final int MOST_MISSING = 5;

  private Measurement() {}

  /**
   * Why green would be a lie: a directory without report, an agent that saw nothing, or no loop
   * anywhere. One JVM without loops among others is no gap: builds fork helpers.
   */
  static List<Gap> gaps(Reports reports) {
    List<Gap> gaps = new ArrayList<>();
    for (Path directory : reports.absent()) {
      gaps.add(noReport("the directory " + name(directory) + " does not exist"));
    }
    for (Path directory : reports.empty()) {
      gaps.add(noReport("no report file (*.jsonl) in " + name(directory)));
    }
    for (ReportFile file : reports.files()) {
      if (file.dead()) {
        String why = file.coverage() == null ? "never said what it hooked" : "hooked nothing";
        gaps.add(new Gap(Gap.Kind.DEAD_AGENT, "the agent in " + jvm(file) + " " + why));
      }
    }
    boolean loops = reports.files().stream().anyMatch(file -> !file.loops().isEmpty());
    if (!loops && !reports.files().isEmpty()) {
      String jvms = Quantities.counted(reports.files().size(), "JVM", "JVMs");
      gaps.add(
          new Gap(Gap.Kind.NO_LOOP, "the agent ran in " + jvms + " and never saw an event loop"));
    }
    return List.copyOf(gaps);
  }

  private static Gap noReport(String text) {
    return new Gap(Gap.Kind.NO_REPORT, text);
  }

  static List<String> notes(Reports reports) {
    List<String> notes = new ArrayList<>();
    for (ReportFile file : reports.files()) {
      if (file.cut()) {
        notes.add(jvm(file) + " was killed while it wrote: its last line is cut off and left out");
      } else if (!file.ended()) {
        notes.add(jvm(file) + " was killed: no end line; what it reported until then is judged");
      }
      if (file.dropped() > 0) {
        String findings = Quantities.counted(file.dropped(), "finding", "findings");
        notes.add(jvm(file) + " dropped " + findings + ": its queue was full");
      }
      addCoverage(file, notes);
    }
    return List.copyOf(notes);
  }

  private static void addCoverage(ReportFile file, List<String> notes) {
    Coverage coverage = file.coverage();
    if (coverage == null) {
      return;
    }
    int missing = coverage.missing().size();
    if (missing > 0) {
      List<String> named =
          coverage.missing().stream().limit(MOST_MISSING).map(Escape::text).toList();
      notes.add(
          Quantities.counted(missing, "hook", "hooks")
              + " of "
              + coverage.hooksKnown()
              + " missing in "
              + jvm(file)
              + ": "
              + String.join(", ", named)
              + (missing > MOST_MISSING ? ", ..." : ""));
    }
    if (!coverage.callSites() && file.header().needsCallSites()) {
      notes.add(
          jvm(file)
              + " ran without call-site hooks, and JDK "
              + Escape.text(file.header().jdk())
              + " needs them for Thread.sleep and Object.wait: start it with -javaagent");
    }
    if (!coverage.unread().isEmpty()) {
      List<String> unread =
          coverage.unread().stream().limit(MOST_MISSING).map(Escape::text).toList();
      notes.add(
          jvm(file)
              + " could not read "
              + String.join(", ", unread)
              + (coverage.unread().size() > MOST_MISSING ? ", ..." : "")
              + ": the causes of stalls are told without it");
    }
  }

  /** How messages call the JVM that wrote a report. */
  static String jvm(ReportFile file) {
    long pid = file.header().pid();
    String report = name(file.path().getFileName());
    return pid > 0 ? "JVM " + pid + " (" + report + ")" : report;
  }

  private static String name(Path path) {
    return Escape.text(path.toString());
  }
}
