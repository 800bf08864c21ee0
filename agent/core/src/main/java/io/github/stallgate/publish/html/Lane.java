// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish.html;

import io.github.stallgate.report.ReportFile;
import io.github.stallgate.report.ReportedStall;
import io.github.stallgate.report.Reports;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One loop of one JVM, with those of its stalls that have a place in time. */
record Lane(ReportFile file, String loop, List<ReportedStall> stalls) {
  private static final Comparator<Lane> WORST_FIRST =
      Comparator.comparingLong(Lane::lostNanos).reversed().thenComparing(Lane::loop);

  /** All lanes, those that lost most time first. */
  static List<Lane> of(Reports reports) {
    List<Lane> lanes = new ArrayList<>();
    for (ReportFile file : reports.files()) {
      Map<String, Lane> ofFile = new LinkedHashMap<>();
      for (ReportedStall stall : file.stalls()) {
        ofFile
            .computeIfAbsent(stall.loop(), loop -> new Lane(file, loop, new ArrayList<>()))
            .stalls()
            .add(stall);
      }
      lanes.addAll(ofFile.values());
    }
    lanes.sort(WORST_FIRST);
    return lanes;
  }

  long lostNanos() {
    long lost = 0;
    for (ReportedStall stall : stalls) {
      lost = Math.max(lost, lost + stall.durationNanos());
    }
    return lost;
  }

  /** The longest stalls, in the order of the report, so that a lane stays small. */
  List<ReportedStall> longest(int most) {
    if (stalls.size() <= most) {
      return stalls;
    }
    return stalls.stream()
        .sorted(Comparator.comparingLong(ReportedStall::durationNanos).reversed())
        .limit(most)
        .sorted(Comparator.comparingLong(ReportedStall::at))
        .toList();
  }
}
