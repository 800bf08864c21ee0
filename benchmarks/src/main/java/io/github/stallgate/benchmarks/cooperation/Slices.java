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
import java.util.List;

/** What an endless loop leaves to others, when it is cut into slices of 10 ms. */
public record Slices(Build build, Jdk jdk, Path scratch) {
  private static final List<String> MILLIS = List.of("500", "1000");
  private static final double LONGEST_MILLIS = 30;
  private static final double BEATS = 180;

  /**
   * @throws IllegalStateException if a JVM failed
   */
  public List<Row> measure(int runs) throws Exception {
    List<Double> beats = new ArrayList<>();
    List<Double> longest = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      System.err.printf("slices: %s, run %d of %d%n", jdk, run + 1, runs);
      String[] figures = fork(scratch.resolve("slices-" + run)).split(" ");
      beats.add(Double.parseDouble(figures[0]));
      longest.add(Double.parseDouble(figures[1]) / 1e6);
    }
    return List.of(longest(Samples.of(longest)), beats(Samples.of(beats)));
  }

  private String fork(Path log) throws Exception {
    List<String> arguments = new ArrayList<>(Launcher.OURS);
    arguments.addAll(List.of("-cp", build.classPath(), SliceFork.class.getName()));
    arguments.addAll(MILLIS);
    Fork.run(jdk, arguments, log);
    return Files.readString(Fork.outputOf(log)).strip();
  }

  private Row longest(Samples millis) {
    return Row.base(
            "endless loop in slices of 10 ms: longest turn",
            jdk.feature(),
            "%.1f ms".formatted(millis.median()),
            "%.1f ms".formatted(millis.min()))
        .judged("≤ %.0f ms".formatted(LONGEST_MILLIS), Verdict.ofAtMost(millis, LONGEST_MILLIS));
  }

  private Row beats(Samples beats) {
    return Row.base(
            "endless loop in slices of 10 ms: beats of a heart beside it, one each 5 ms",
            jdk.feature(),
            "%.0f of 200".formatted(beats.median()),
            "%.0f of 200".formatted(beats.max()))
        .judged("≥ %.0f of 200".formatted(BEATS), Verdict.ofRatio(beats, BEATS));
  }
}
