// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.watchdog;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.Fork;
import io.github.stallgate.benchmarks.table.Figures;
import io.github.stallgate.benchmarks.table.Grid;
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
import java.util.TreeMap;

/**
 * How much CPU the agent's own threads take while they watch sixteen loops, as a share of one core.
 *
 * <p>Every run is a new JVM for each occupation of the loops, fifteen seconds to warm up and ten to
 * measure: on a machine that its loops saturate the compiler needs that long. The CPU times are
 * read inside it, so that nothing of the application is in the figure.
 */
public record WatchdogCpu(Build build, Jdk jdk, Path scratch) {
  private static final double BUDGET_PERCENT = 1;
  private static final int LOOPS = 16;
  private static final int WARM_UP_SECONDS = 15;
  private static final int SECONDS = 30;

  /**
   * @throws IllegalStateException if a JVM failed, or if the agent did not watch all loops
   */
  public Figures measure(int runs) throws Exception {
    Map<Occupation, List<Consumption>> measured = new EnumMap<>(Occupation.class);
    for (int run = 0; run < runs; run++) {
      System.err.println("watchdog: " + jdk + ", run " + (run + 1) + " of " + runs);
      for (Occupation occupation : Occupation.values()) {
        Path log = scratch.resolve(occupation.argument() + "-" + run);
        measured.computeIfAbsent(occupation, any -> new ArrayList<>()).add(fork(occupation, log));
      }
    }
    List<Row> rows = new ArrayList<>();
    measured.forEach((occupation, values) -> rows.add(row(occupation, values)));
    return new Figures(rows, List.of(threads(measured)));
  }

  private Consumption fork(Occupation occupation, Path log) throws Exception {
    Path reports = log.resolveSibling(log.getFileName() + "-reports");
    List<String> command = new ArrayList<>(List.of("-Xms256m", "-Xmx256m"));
    command.addAll(List.of(build.agentArgument(reports, ""), "-cp", build.classPath()));
    command.addAll(List.of(Loops.class.getName(), occupation.argument(), "" + LOOPS));
    command.addAll(List.of("" + WARM_UP_SECONDS, "" + SECONDS));
    Fork.run(jdk, command, log);
    Build.requireLoops(reports, LOOPS);
    return Consumption.parse(Files.readAllLines(Fork.outputOf(log)));
  }

  private Row row(Occupation occupation, List<Consumption> measured) {
    Samples percents = Samples.of(measured.stream().map(Consumption::percent).toList());
    boolean watched = measured.stream().allMatch(Consumption::hasWatchdog);
    return new Row(
        "agent's CPU, %d loops %s".formatted(LOOPS, occupation.label()),
        jdk.feature(),
        percent(percents.median()),
        percent(percents.min()),
        watched ? percent(percents.median()) : "no " + Consumption.WATCHDOG + " ran",
        "≤ " + percent(BUDGET_PERCENT),
        watched ? Verdict.ofAtMost(percents, BUDGET_PERCENT) : Verdict.NOT_MEASURED);
  }

  private Grid threads(Map<Occupation, List<Consumption>> measured) {
    List<List<String>> lines = new ArrayList<>();
    measured.forEach(
        (occupation, runs) ->
            medians(runs)
                .forEach(
                    (thread, median) ->
                        lines.add(List.of(occupation.label(), thread, percent(median)))));
    return new Grid(
        "The agent's threads, median share of one core, " + jdk,
        List.of("loops", "thread", "CPU"),
        lines);
  }

  private static Map<String, Double> medians(List<Consumption> runs) {
    Map<String, List<Double>> percents = new TreeMap<>();
    for (Consumption run : runs) {
      run.cpuNanos()
          .forEach(
              (thread, nanos) ->
                  percents
                      .computeIfAbsent(thread, any -> new ArrayList<>())
                      .add(100.0 * nanos / run.wallNanos()));
    }
    Map<String, Double> medians = new TreeMap<>();
    percents.forEach((thread, values) -> medians.put(thread, Samples.of(values).median()));
    return medians;
  }

  private static String percent(double percent) {
    return "%.2f %%".formatted(percent);
  }
}
