// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.calls;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Samples;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.golden.Jdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What a hooked call costs, in nanoseconds, measured by JMH.
 *
 * <p>Every round forks a JVM for each call in each place, so that the places alternate; each fork
 * gives five values of half a second each.
 */
public record Calls(Build build, Jdk jdk, Path scratch) {
  private static final TimeValue ITERATION = TimeValue.milliseconds(500);
  private static final int WARM_UPS = 4;
  private static final int ITERATIONS = 5;

  /**
   * @throws IllegalStateException if JMH or a benchmark failed; JMH's own words are in a log
   */
  public List<Row> measure(int rounds) {
    Map<String, Map<Place, List<Double>>> nanos = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Place place : Place.values()) {
        System.err.println(
            "calls: %s, %s, round %d of %d".formatted(jdk, place.label(), round + 1, rounds));
        for (RunResult result : run(place, round)) {
          nanos
              .computeIfAbsent(call(result), any -> new EnumMap<>(Place.class))
              .computeIfAbsent(place, any -> new ArrayList<>())
              .addAll(values(result));
        }
      }
    }
    return rows(nanos);
  }

  private Iterable<RunResult> run(Place place, int round) {
    Path log = scratch.resolve(place.name() + "-" + round + ".log");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmarks(place))
            .param("place", place.name())
            .forks(1)
            .warmupIterations(WARM_UPS)
            .warmupTime(ITERATION)
            .measurementIterations(ITERATIONS)
            .measurementTime(ITERATION)
            .jvm(jdk.home().resolve("bin/java").toString())
            .jvmArgs(jvmArguments(place))
            .shouldFailOnError(true)
            .output(log.toString());
    try {
      return new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw new IllegalStateException(e.getMessage() + "; read " + log, e);
    }
  }

  /** On a loop, only the calls that are no findings there. */
  private static String benchmarks(Place place) {
    String classes = place == Place.ON_LOOP ? "(Park|Channel)Calls" : "(Park|Channel|File)Calls";
    return Calls.class.getPackageName().replace(".", "\\.") + "\\." + classes + "\\.";
  }

  private String[] jvmArguments(Place place) {
    return place == Place.WITHOUT_AGENT
        ? new String[0]
        : new String[] {build.agentArgument(scratch.resolve("reports-" + place.name()), "")};
  }

  private static String call(RunResult result) {
    return result.getPrimaryResult().getLabel();
  }

  private static List<Double> values(RunResult result) {
    List<Double> values = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        values.add(iteration.getPrimaryResult().getScore());
      }
    }
    return values;
  }

  private List<Row> rows(Map<String, Map<Place, List<Double>>> nanos) {
    List<Row> rows = new ArrayList<>();
    nanos.forEach(
        (call, places) -> {
          Samples base = Samples.of(places.get(Place.WITHOUT_AGENT));
          places.forEach((place, values) -> rows.add(row(call, place, base, Samples.of(values))));
        });
    return rows;
  }

  private Row row(String call, Place place, Samples base, Samples own) {
    String what = call + ", " + place.label();
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
