// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.report.Escape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The baseline as text: one finding a line, sorted, so that two branches that each accept one
 * merge. Pure; any thread.
 */
final class BaselineFormat {
  private static final Pattern CONFLICT = Pattern.compile("(<{7}|\\|{7}|={7}|>{7})( |$)");
  private static final String CONFLICT_LEFT =
      ": a merge conflict was left here; keep the entries of both sides, and delete the lines that"
          + " begin with <<<<<<<, |||||||, ======= and >>>>>>>";

  private BaselineFormat() {}

  /** Reads the lines of a file; {@code name} is how messages call it. */
  static Baseline parse(String name, List<String> lines) throws BadBaseline {
    List<BaselineEntry> entries = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    List<String> heading = new ArrayList<>();
    Map<FindingKey, Integer> seen = new HashMap<>();
    boolean conflict = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        comments.add(line);
        continue;
      }
      if (heading.isEmpty() && entries.isEmpty()) {
        heading.addAll(comments);
        comments.clear();
      }
      if (CONFLICT.matcher(line).lookingAt()) {
        if (line.startsWith("<") || !conflict) {
          problems.add(name + ":" + (i + 1) + CONFLICT_LEFT);
        }
        conflict = true;
        continue;
      }
      try {
        BaselineEntry entry = BaselineLine.parse(line, List.copyOf(comments), i + 1);
        refuseRepeated(entry, seen);
        entries.add(entry);
      } catch (IllegalArgumentException e) {
        problems.add(
            name + ":" + (i + 1) + ": " + e.getMessage() + "; it says: " + Escape.text(line));
      }
      comments.clear();
    }
    if (!problems.isEmpty()) {
      throw new BadBaseline(problems);
    }
    return entries.isEmpty()
        ? new Baseline(List.copyOf(comments), List.of(), List.of())
        : new Baseline(List.copyOf(heading), List.copyOf(entries), List.copyOf(comments));
  }

  private static void refuseRepeated(BaselineEntry entry, Map<FindingKey, Integer> seen) {
    Integer first = seen.putIfAbsent(entry.key(), entry.line());
    if (first != null) {
      throw new IllegalArgumentException("repeats line " + first + "; remove one of the two");
    }
  }

  static List<String> render(Baseline baseline) {
    List<BaselineEntry> sorted = new ArrayList<>(baseline.entries());
    sorted.sort(Comparator.comparing(BaselineEntry::text));
    List<String> lines = new ArrayList<>(baseline.heading());
    for (BaselineEntry entry : sorted) {
      lines.addAll(entry.above());
      lines.add(entry.text());
    }
    lines.addAll(baseline.tail());
    return lines;
  }
}
