// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish;

import io.github.stallgate.gate.Baseline;
import io.github.stallgate.gate.BaselineEntry;
import io.github.stallgate.gate.FindingKey;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.report.ReportedFinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A finding, and what the gate makes of it.
 *
 * @param entry the baseline entry for it; null if there is none
 */
public record JudgedFinding(ReportedFinding finding, Standing standing, BaselineEntry entry) {
  /** All findings: in the order of {@link Standing}, and the worst of each first. */
  public static List<JudgedFinding> of(Publication publication) {
    Verdict verdict = publication.verdict();
    List<JudgedFinding> judged = new ArrayList<>();
    add(judged, verdict.fresh(), Standing.NEW);
    judged.addAll(expired(publication));
    add(judged, verdict.minor(), Standing.MINOR);
    if (!verdict.accepted().isEmpty()) {
      Baseline baseline = publication.baseline();
      Map<FindingKey, BaselineEntry> entries = byKey(baseline.entries());
      for (ReportedFinding finding : verdict.accepted()) {
        BaselineEntry entry = entries.get(FindingKey.of(finding));
        judged.add(new JudgedFinding(finding, Standing.ACCEPTED, entry));
      }
    }
    return judged;
  }

  /** The verdict names their entries only. */
  private static List<JudgedFinding> expired(Publication publication) {
    List<JudgedFinding> judged = new ArrayList<>();
    Map<FindingKey, BaselineEntry> entries = byKey(publication.verdict().expired());
    if (!entries.isEmpty()) {
      for (ReportedFinding finding : publication.reports().findings()) {
        BaselineEntry entry = entries.get(FindingKey.of(finding));
        if (entry != null) {
          judged.add(new JudgedFinding(finding, Standing.EXPIRED, entry));
        }
      }
    }
    return judged;
  }

  private static void add(
      List<JudgedFinding> judged, List<ReportedFinding> findings, Standing standing) {
    findings.forEach(finding -> judged.add(new JudgedFinding(finding, standing, null)));
  }

  private static Map<FindingKey, BaselineEntry> byKey(Collection<BaselineEntry> entries) {
    Map<FindingKey, BaselineEntry> byKey = new HashMap<>();
    entries.forEach(entry -> byKey.put(entry.key(), entry));
    return byKey;
  }
}
