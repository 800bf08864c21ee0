// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.publish;

import io.github.stallgate.report.Escape;
import io.github.stallgate.report.Quantities;
import io.github.stallgate.report.ReportFile;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** The one line about where and how was measured. */
public final class MachineFacts {
  private MachineFacts() {}

  public static String line(List<ReportFile> files) {
    TreeMap<String, Integer> loops = new TreeMap<>();
    TreeSet<String> jdks = new TreeSet<>();
    TreeSet<Long> cpus = new TreeSet<>();
    for (ReportFile file : files) {
      file.loops().forEach(loop -> loops.merge(Escape.text(loop.kind()), 1, Integer::sum));
      jdks.add(Escape.text(Objects.requireNonNullElse(file.header().jdk(), "unknown")));
      cpus.add(file.header().cpus());
    }
    return "measured in "
        + Quantities.counted(files.size(), "report", "reports")
        + ": JDK "
        + String.join(" and ", jdks)
        + ", "
        + String.join(" and ", cpus.stream().map(String::valueOf).toList())
        + " CPUs, loops: "
        + (loops.isEmpty() ? "none" : loops(loops));
  }

  private static String loops(TreeMap<String, Integer> loops) {
    return String.join(
        ", ", loops.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList());
  }
}
