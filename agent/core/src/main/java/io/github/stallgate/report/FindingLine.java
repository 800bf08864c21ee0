// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a report's finding line. */
final class FindingLine {
  private FindingLine() {}

  static ReportedFinding read(ReportLine line) throws BadLine {
    Sample sample = sample(line);
    return new ReportedFinding(
        line.text("id"),
        line.text("rule"),
        severity(line.text("severity")),
        line.textOrNull("cause"),
        line.textOrNull("policy"),
        line.text("kind"),
        line.text("api"),
        culprit(line.object("culprit")),
        frame(line.object("framework")),
        sample,
        Tally.once(sample.durationNanos()));
  }

  private static Sample sample(ReportLine line) throws BadLine {
    return new Sample(
        line.textOrNull("loop"),
        (int) Math.min(line.amount("peers"), Integer.MAX_VALUE),
        line.amount("durationNanos"),
        line.amount("cpuNanos"),
        line.amount("samples"),
        line.textOrNull("context"),
        line.texts("stack"),
        evidence(line.map("evidence")));
  }

  /** Measurements are numbers or texts; whatever else a later version writes there is left out. */
  private static Map<String, Object> evidence(Map<String, Object> fields) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (value instanceof Number || value instanceof String) {
            evidence.put(name, value);
          }
        });
    return Collections.unmodifiableMap(evidence);
  }

  private static Severity severity(String word) throws BadLine {
    Severity severity = Severity.of(word);
    if (severity == null) {
      throw new BadLine("severity " + Escape.text(word) + " is none of error, warning, note");
    }
    return severity;
  }

  private static Frame culprit(ReportLine fields) throws BadLine {
    if (fields == null) {
      throw new BadLine("field \"culprit\" is missing");
    }
    return frame(fields);
  }

  private static Frame frame(ReportLine fields) throws BadLine {
    if (fields == null) {
      return null;
    }
    return new Frame(
        fields.text("class"),
        fields.text("method"),
        fields.textOrNull("file"),
        (int) Math.min(fields.lineNumber("line"), Integer.MAX_VALUE));
  }
}
