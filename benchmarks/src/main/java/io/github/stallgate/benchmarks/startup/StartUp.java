// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.startup;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.Fork;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Samples;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.harness.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long a hello world takes from start to end, in wall time, with each agent.
 *
 * <p>Every round runs each variant once and begins with another one, so that a machine that gets
 * slower does so for all. A first round fills caches, ours and the disk's, and is thrown away.
 */
public record StartUp(Build build, Jdk jdk, Path scratch) {
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * @throws IllegalStateException if a run failed, or if our agent was off in its control run
   */
  public List<Row> measure(int runs) throws Exception {
    Map<Variant, List<Double>> millis = new EnumMap<>(Variant.class);
    for (Variant variant : Variant.values()) {
      millis.put(variant, new ArrayList<>());
      control(variant);
    }
    requireWarmCache();
    for (int run = 0; run < runs; run++) {
      System.err.println("startup: " + jdk + ", round " + (run + 1) + " of " + runs);
      for (int i = 0; i < Variant.values().length; i++) {
        Variant variant = Variant.values()[(run + i) % Variant.values().length];
        millis.get(variant).add(start(variant, variant.hasLoop()) / NANOS_PER_MILLI);
      }
    }
    return rows(millis);
  }

  /** Fills caches, and proves by a loop that our agent is at work. */
  private void control(Variant variant) throws Exception {
    start(variant, true);
    if (variant.isOurs()) {
      Build.requireReport(variant.reports(scratch));
    }
  }

  private long start(Variant variant, boolean withLoop) throws Exception {
    List<String> arguments = new ArrayList<>(variant.arguments(build, scratch));
    arguments.addAll(List.of("-cp", build.target().resolve("classes").toString()));
    arguments.add(HelloWorld.class.getName());
    if (withLoop && variant.isOurs()) {
      arguments.add(HelloWorld.WITH_LOOP);
    }
    return Fork.run(jdk, arguments, scratch.resolve(variant.name()));
  }

  private void requireWarmCache() throws Exception {
    if (Build.isEmpty(Variant.warmCache(scratch))) {
      throw new IllegalStateException(
          "the agent kept nothing in " + Variant.warmCache(scratch) + ", so no start is warm");
    }
  }

  private List<Row> rows(Map<Variant, List<Double>> millis) {
    Samples base = Samples.of(millis.get(Variant.NO_AGENT));
    List<Row> rows = new ArrayList<>();
    millis.forEach((variant, values) -> rows.add(row(variant, base, Samples.of(values))));
    return rows;
  }

  private Row row(Variant variant, Samples base, Samples own) {
    String what = "start-up, " + variant.label();
    String median = "%.0f ms".formatted(own.median());
    String best = "%.0f ms".formatted(own.min());
    if (variant == Variant.NO_AGENT) {
      return Row.base(what, jdk.feature(), median, best);
    }
    String added =
        "%+.0f ms (best %+.0f)".formatted(own.median() - base.median(), own.min() - base.min());
    if (variant.budget() == 0) {
      return Row.peer(what, jdk.feature(), median, best, added);
    }
    String budget = "≤ +" + variant.budget() + " ms";
    Verdict verdict = Verdict.ofAdded(base, own, variant.budget());
    return new Row(what, jdk.feature(), median, best, added, budget, verdict);
  }
}
