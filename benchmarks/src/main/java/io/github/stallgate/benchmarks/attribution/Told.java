// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import io.github.stallgate.harness.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a report tells of one finding.
 *
 * @param window the number of the window whose code it blames; 0 if it blames other code, or none
 * @param count how often it occurred
 */
record Told(String rule, String severity, String cause, int window, String culprit, long count) {
  /** Stands for the cause where there is no finding. */
  static final String NOTHING = "nothing";

  static final List<String> CAUSES =
      List.of("CPU", "BLOCKED", "LOCK", "GC", "MACHINE", "UNKNOWN", NOTHING);

  private static final Set<String> KNOWN = Set.copyOf(CAUSES);

  /** All findings of the reports in that directory. */
  static List<Told> read(Path reports) throws IOException {
    return of(Reports.read(reports));
  }

  /** The findings among the lines of a report, each with its last count. */
  static List<Told> of(List<Map<String, Object>> lines) {
    Map<Object, Long> counts = new HashMap<>();
    for (Map<String, Object> line : lines) {
      if ("count".equals(line.get("type")) && line.get("count") instanceof Number count) {
        counts.put(line.get("id"), count.longValue());
      }
    }
    return lines.stream()
        .filter(line -> "finding".equals(line.get("type")))
        .map(line -> of(line, counts.getOrDefault(line.get("id"), 1L)))
        .toList();
  }

  boolean isError() {
    return severity.equals("error");
  }

  boolean isNote() {
    return severity.equals("note");
  }

  private static Told of(Map<String, Object> line, long count) {
    Map<?, ?> culprit = line.get("culprit") instanceof Map<?, ?> frame ? frame : Map.of();
    String type = String.valueOf(culprit.get("class"));
    String cause = String.valueOf(line.get("cause"));
    return new Told(
        String.valueOf(line.get("rule")),
        String.valueOf(line.get("severity")),
        KNOWN.contains(cause) ? cause : "UNKNOWN",
        NumberedClasses.number(type),
        type + "." + culprit.get("method"),
        count);
  }
}
