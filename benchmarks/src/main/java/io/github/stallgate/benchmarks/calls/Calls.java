// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.calls;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.JmhFork;
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
 * What a hooked call costs, in nanoseconds, measured by JMH.
 *
 * <p>Every round forks a JVM for each call in each place, the places of a call right after one
 * another, so that they have met the same machine. Each fork gives one value, the median of four
 * half seconds.
 */
public record Calls(Build build, Jdk jdk, Path scratch) {
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
    return new JmhFork(jdk, call.pattern(), "place", jvmArguments(place), log).nanos(place.name());
  }

  private List<String> jvmArguments(Place place) {
    return place == Place.WITHOUT_AGENT
        ? List.of()
        : List.of(build.agentArgument(scratch.resolve("reports-" + place.name()), ""));
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
