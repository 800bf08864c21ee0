// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish;

import io.github.stallgate.gate.Baseline;
import io.github.stallgate.gate.Verdict;
import io.github.stallgate.report.Diagnostic;
import io.github.stallgate.report.Reports;

/**
 * All that a format writes down.
 *
 * @param diagnostic the words for each finding, the same in every format
 * @param sources where the culprits' source files are
 * @param version of this tool
 * @param baseline what the verdict was judged against, for the reasons in it
 */
public record Publication(
    Reports reports,
    Verdict verdict,
    Diagnostic diagnostic,
    SourceFiles sources,
    String version,
    Baseline baseline) {
  /** Judged without a baseline. */
  public Publication(
      Reports reports,
      Verdict verdict,
      Diagnostic diagnostic,
      SourceFiles sources,
      String version) {
    this(reports, verdict, diagnostic, sources, version, Baseline.EMPTY);
  }
}
