// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.JmhFork;
import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Samples;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.harness.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a region costs where nothing blocks, measured by JMH in a coroutine. Every round forks a JVM
 * without and one with regions right after one another; every other round the other way round.
 */
public record RegionCost(Build build, Jdk jdk, Path scratch) {
  private static final String WHAT = "read of a byte of /dev/zero in a coroutine";
  private static final double MOST = 1.05;

  /**
   * @throws IllegalStateException if JMH or the benchmark failed
   */
  public List<Row> measure(int rounds) {
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      System.err.printf("region: %s, round %d of %d%n", jdk, round + 1, rounds);
      for (int i = 0; i < 2; i++) {
        boolean inRegion = (round + i) % 2 == 1;
        (inRegion ? with : without).add(nanos(inRegion, round));
      }
    }
    return rows(without, with);
  }

  private double nanos(boolean inRegion, int round) {
    List<String> arguments = new ArrayList<>(Launcher.OURS);
    arguments.add("-Djmh.executor=CUSTOM");
    arguments.add("-Djmh.executor.class=" + CoroutineThreads.class.getName());
    Path log = scratch.resolve("region-%s-%d".formatted(inRegion ? "with" : "without", round));
    String benchmark = JmhFork.pattern(RegionCalls.class, "read");
    return new JmhFork(jdk, benchmark, "inRegion", arguments, log).nanos("" + inRegion);
  }

  private List<Row> rows(List<Double> without, List<Double> with) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < with.size(); i++) {
      ratios.add(with.get(i) / without.get(i));
    }
    Samples base = Samples.of(without);
    Samples own = Samples.of(with);
    Samples ratio = Samples.of(ratios);
    String compared = "× %.3f (best %.3f)".formatted(ratio.median(), ratio.min());
    return List.of(
        Row.base(WHAT, jdk.feature(), text(base.median()), text(base.min())),
        Row.peer(
                WHAT + ", in a region",
                jdk.feature(),
                text(own.median()),
                text(own.min()),
                compared)
            .judged("≤ × %.2f".formatted(MOST), Verdict.ofAtMost(ratio, MOST)));
  }

  private static String text(double nanos) {
    return "%.1f ns".formatted(nanos);
  }
}
