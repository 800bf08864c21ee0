// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.gate;

import io.github.stallgate.catalog.Fingerprint;
import io.github.stallgate.report.CleanRun;
import io.github.stallgate.report.Escape;
import io.github.stallgate.report.ReportedFinding;
import java.util.regex.Pattern;

/**
 * What a baseline line names, in the very text that stands in the file: escaped, numbering removed.
 * In a line that people wrote, {@code *} stands for any text.
 */
public record FindingKey(String rule, String kind, String culprit, String api) {
  public static FindingKey of(ReportedFinding finding) {
    return new FindingKey(
        Escape.column(finding.rule()),
        Escape.column(finding.kind()),
        Escape.column(finding.culprit().culprit()),
        Escape.column(finding.api()));
  }

  /**
   * The key of columns read from a file; a culprit pasted from a stack trace loses its numbering.
   */
  static FindingKey ofColumns(String rule, String kind, String place, String api) {
    int method = place.lastIndexOf('.');
    String culprit = Fingerprint.culprit(place.substring(0, method), place.substring(method + 1));
    return new FindingKey(rule, kind, culprit, api);
  }

  /** Whether that run shows that this finding is gone. */
  boolean disprovedBy(CleanRun run) {
    return !isWide()
        && kind.equals(Escape.column(run.kind()))
        && culprit.equals(Escape.column(run.culprit()))
        && api.equals(Escape.column(run.api()));
  }

  /** Whether a {@code *} in it stands for any text, so that it may accept several findings. */
  boolean isWide() {
    return kind.indexOf('*') >= 0 || culprit.indexOf('*') >= 0 || api.indexOf('*') >= 0;
  }

  /** What the texts of the keys that it covers look like; no {@code *} reaches past its column. */
  Pattern covered() {
    String[] parts = text().split("\\*", -1);
    StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      pattern.append("(?:(?!  ).)*").append(Pattern.quote(parts[i]));
    }
    return Pattern.compile(pattern.toString());
  }

  /** The four columns. */
  String text() {
    return rule + "  " + kind + "  " + culprit + "  " + api;
  }
}
