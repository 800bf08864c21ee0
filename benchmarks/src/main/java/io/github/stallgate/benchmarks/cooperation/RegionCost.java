// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.Fork;
import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Samples;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a region costs where nothing blocks: the runtime's by itself, and the agent's. */
public record RegionCost(Build build, Jdk jdk, Path scratch) {
  private static final double MOST = 1.05;
  private static final List<String> BLOCKS = List.of("60", "120");

  /** Of each run: the median of its pairs. */
  private record Seen(List<Double> without, List<Double> with, List<Double> ratios) {
    Seen() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * @throws IllegalStateException if a JVM failed, or the agent was off
   */
  public List<Row> measure(int runs) throws Exception {
    Map<RegionSwitch, Seen> seen = new EnumMap<>(RegionSwitch.class);
    for (int run = 0; run < runs; run++) {
      System.err.printf("region: %s, run %d of %d%n", jdk, run + 1, runs);
      for (RegionSwitch by : RegionSwitch.values()) {
        add(seen.computeIfAbsent(by, any -> new Seen()), fork(by, run));
      }
    }
    List<Row> rows = new ArrayList<>();
    rows.addAll(rows("", seen.get(RegionSwitch.BY_HAND)));
    rows.addAll(rows(" under the agent", seen.get(RegionSwitch.BY_AGENT)));
    return rows;
  }

  private List<String> fork(RegionSwitch by, int run) throws Exception {
    Path log = scratch.resolve(by.argument() + "-" + run);
    Path reports = log.resolveSibling(log.getFileName() + "-reports");
    List<String> arguments = new ArrayList<>(Launcher.OURS);
    if (by == RegionSwitch.BY_AGENT) {
      arguments.add(build.agentArgument(reports, ",reroute=true"));
    }
    arguments.addAll(List.of("-cp", build.classPath(), RegionFork.class.getName(), by.argument()));
    arguments.addAll(BLOCKS);
    Fork.run(jdk, arguments, log);
    if (by == RegionSwitch.BY_AGENT) {
      Build.requireLoops(reports, 1);
    }
    return Files.readAllLines(Fork.outputOf(log));
  }

  private static void add(Seen seen, List<String> pairs) {
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (String pair : pairs) {
      String[] nanos = pair.split(" ");
      without.add(Double.parseDouble(nanos[0]));
      with.add(Double.parseDouble(nanos[1]));
      ratios.add(with.get(with.size() - 1) / without.get(without.size() - 1));
    }
    seen.without.add(Samples.of(without).median());
    seen.with.add(Samples.of(with).median());
    seen.ratios.add(Samples.of(ratios).median());
  }

  private List<Row> rows(String where, Seen seen) {
    String what = "read of a byte of /dev/zero in a coroutine" + where;
    Samples without = Samples.of(seen.without);
    Samples with = Samples.of(seen.with);
    Samples ratio = Samples.of(seen.ratios);
    String compared = "× %.3f (best %.3f)".formatted(ratio.median(), ratio.min());
    return List.of(
        Row.base(what, jdk.feature(), text(without.median()), text(without.min())),
        Row.peer(
                what + ", in a region",
                jdk.feature(),
                text(with.median()),
                text(with.min()),
                compared)
            .judged("≤ × %.2f".formatted(MOST), Verdict.ofAtMost(ratio, MOST)));
  }

  private static String text(double nanos) {
    return "%.1f ns".formatted(nanos);
  }
}
