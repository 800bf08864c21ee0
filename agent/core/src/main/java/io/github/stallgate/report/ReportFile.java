// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.nio.file.Path;
import java.util.List;

/**
 * One report: what the agent in one JVM wrote.
 *
 * @param coverage null if the JVM ended before the agent said what it hooked
 * @param findings one for each id, with its last counts
 * @param lags one for each loop that has one, the last
 * @param stalls the worst occurrences, in the order they were written
 * @param clean methods proven to be without a finding
 * @param ended whether the end line is there; without it the JVM was killed
 * @param cut whether the last line was cut off while it was written
 * @param dropped findings the agent lost because its queue was full
 */
public record ReportFile(
    Path path,
    Header header,
    Coverage coverage,
    List<ReportedLoop> loops,
    List<ReportedFinding> findings,
    List<ReportedLag> lags,
    List<ReportedStall> stalls,
    List<CleanRun> clean,
    boolean ended,
    boolean cut,
    long dropped) {
  /** Whether the agent was there but saw nothing, whatever ran. */
  public boolean dead() {
    return coverage == null || coverage.hooksLive() == 0;
  }
}
