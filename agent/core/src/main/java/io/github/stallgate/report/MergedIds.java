// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ids of findings in a merged report: their fingerprints, told apart where two are the same.
 */
final class MergedIds {
  private final Map<Identity, String> ids = new HashMap<>();

  MergedIds(List<ReportedFinding> findings) {
    Set<String> taken = new HashSet<>();
    for (ReportedFinding finding : findings) {
      String fingerprint = finding.fingerprint();
      String id = fingerprint;
      for (int number = 2; !taken.add(id); number++) {
        id = fingerprint + "-" + number;
      }
      ids.put(Identity.of(finding), id);
    }
  }

  String of(ReportedFinding finding) {
    return ids.get(Identity.of(finding));
  }

  /** By the ids that one of the reports uses. */
  Map<String, String> in(ReportFile file) {
    Map<String, String> merged = new HashMap<>();
    file.findings().forEach(finding -> merged.put(finding.id(), of(finding)));
    return merged;
  }
}
