// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.calls;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Samples;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.harness.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What a hooked call costs, in nanoseconds, measured by JMH.
 *
 * <p>Every round forks a JVM for each call in each place, the places of a call right after one
 * another, so that they have met the same machine. Each fork gives one value, the median of four
 * half seconds.
 */
public record Calls(Build build, Jdk jdk, Path scratch) {
  private static final TimeValue ITERATION = TimeValue.milliseconds(500);
  private static final int WARM_UPS = 3;
  private static final int ITERATIONS = 4;

  /**
   * @throws IllegalStateException if JMH or a benchmark failed; JMH's own words are in a log
   */
  public List<Row> measure(int rounds) {
    Map<HookedCall, Map<Place, List<Double>>> nanos = new EnumMap<>(HookedCall.class);
    for (int round = 0; round < rounds; round++) {
      for (HookedCall call : HookedCall.values()) {
        System.err.println(
            "calls: %s, round %d of %d, %s".formatted(jdk, round + 1, rounds, call.method()));
        for (Place place : call.places()) {
          nanos
              .computeIfAbsent(call, any -> new EnumMap<>(Place.class))
              .computeIfAbsent(place, any -> new ArrayList<>())
              .add(fork(call, place, round));
        }
      }
    }
    return rows(nanos);
  }

  private double fork(HookedCall call, Place place, int round) {
    Path log = scratch.resolve("%s-%s-%d.log".formatted(call.method(), place.name(), round));
    try {
      Collection<RunResult> results = new Runner(options(call, place, log)).run();
      RunResult only = results.iterator().next();
      return only.getPrimaryResult().getStatistics().getPercentile(50);
    } catch (RunnerException e) {
      throw new IllegalStateException(e.getMessage() + "; read " + log, e);
    }
  }

  private Options options(HookedCall call, Place place, Path log) {
    return new OptionsBuilder()
        .include(call.pattern())
        .param("place", place.name())
        .forks(1)
        .warmupIterations(WARM_UPS)
        .warmupTime(ITERATION)
        .measurementIterations(ITERATIONS)
        .measurementTime(ITERATION)
        .jvm(jdk.home().resolve("bin/java").toString())
        .jvmArgs(jvmArguments(place))
        .shouldFailOnError(true)
        .output(log.toString())
        .build();
  }

  private String[] jvmArguments(Place place) {
    return place == Place.WITHOUT_AGENT
        ? new String[0]
        : new String[] {build.agentArgument(scratch.resolve("reports-" + place.name()), "")};
  }

  private List<Row> rows(Map<HookedCall, Map<Place, List<Double>>> nanos) {
    List<Row> rows = new ArrayList<>();
    nanos.forEach(
        (call, places) -> {
          Samples base = Samples.of(places.get(Place.WITHOUT_AGENT));
          places.forEach((place, values) -> rows.add(row(call, place, base, Samples.of(values))));
        });
    return rows;
  }

  private Row row(HookedCall call, Place place, Samples base, Samples own) {
    String what = call.method() + ", " + place.label();
    String median = "%.2f ns".formatted(own.median());
    String best = "%.2f ns".formatted(own.min());
    if (place == Place.WITHOUT_AGENT) {
      return Row.base(what, jdk.feature(), median, best);
    }
    String added =
        "%+.2f ns (best %+.2f)".formatted(own.median() - base.median(), own.min() - base.min());
    String budget = "≤ +" + place.budget() + " ns";
    Verdict verdict = Verdict.ofAdded(base, own, place.budget());
    return new Row(what, jdk.feature(), median, best, added, budget, verdict);
  }
}
