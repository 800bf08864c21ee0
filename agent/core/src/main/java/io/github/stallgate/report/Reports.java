// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the given directories hold.
 *
 * @param files every report that could be read, by path
 * @param problems one line for each that could not
 * @param absent directories that do not exist
 * @param empty directories that exist and hold no report
 */
public record Reports(
    List<ReportFile> files, List<BadReport> problems, List<Path> absent, List<Path> empty) {
  /** Nothing read, and nothing asked for. */
  public static final Reports NONE = new Reports(List.of(), List.of(), List.of(), List.of());

  /** All findings, the same ones of several JVMs added up, worst first. */
  public List<ReportedFinding> findings() {
    Map<Identity, ReportedFinding> merged = new LinkedHashMap<>();
    for (ReportFile file : files) {
      for (ReportedFinding finding : file.findings()) {
        merged.merge(
            Identity.of(finding),
            finding,
            (one, other) -> one.mergedWith(other, one.tally().plus(other.tally())));
      }
    }
    List<ReportedFinding> findings = new ArrayList<>(merged.values());
    findings.sort(ReportedFinding.WORST_FIRST);
    return findings;
  }

  /** How late the loops were, worst first; those of the same name in several JVMs as one. */
  public List<ReportedLag> lags() {
    Map<String, ReportedLag> merged = new LinkedHashMap<>();
    for (ReportFile file : files) {
      for (ReportedLag lag : file.lags()) {
        merged.merge(lag.loop(), lag, ReportedLag::mergedWith);
      }
    }
    List<ReportedLag> lags = new ArrayList<>(merged.values());
    lags.sort(ReportedLag.WORST_FIRST);
    return lags;
  }

  public List<CleanRun> clean() {
    return files.stream().flatMap(file -> file.clean().stream()).distinct().toList();
  }
}
