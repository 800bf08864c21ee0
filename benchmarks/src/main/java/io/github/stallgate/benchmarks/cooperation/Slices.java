// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.cooperation;

import com.example.slices.HogFork;
import com.example.slices.SliceFork;
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

/**
 * What an endless loop leaves to others, when the agent puts polls into it and it is cut into
 * slices of 10 ms: a coroutine, and on JDK 21 and later a virtual thread of the JDK's own
 * scheduler.
 */
public record Slices(Build build, Jdk jdk, Path scratch) {
  private static final List<String> MILLIS = List.of("500", "1000");
  private static final String POLLS = ",cpu.slices=all,cpu.polls=com.example.slices.*";
  private static final List<String> ONE_CARRIER =
      List.of("-Djdk.virtualThreadScheduler.parallelism=1");
  private static final int FIRST_VIRTUAL = 21;
  private static final double LONGEST_MILLIS = 30;
  private static final double BEATS = 180;

  /** Figures of all runs. */
  private record Seen(List<Double> beats, List<Double> longest) {}

  /**
   * @throws IllegalStateException if a JVM failed
   */
  public List<Row> measure(int runs) throws Exception {
    Seen coroutine = run("coroutine", SliceFork.class, Launcher.OURS, runs);
    List<Row> rows = new ArrayList<>();
    rows.add(longest(Samples.of(coroutine.longest)));
    rows.add(beats("coroutine", Samples.of(coroutine.beats)));
    if (jdk.feature() >= FIRST_VIRTUAL) {
      Seen thread = run("virtual thread", HogFork.class, ONE_CARRIER, runs);
      rows.add(beats("virtual thread, one carrier", Samples.of(thread.beats)));
    }
    return rows;
  }

  private Seen run(String what, Class<?> main, List<String> options, int runs) throws Exception {
    Seen seen = new Seen(new ArrayList<>(), new ArrayList<>());
    for (int run = 0; run < runs; run++) {
      System.err.printf("slices: %s, %s, run %d of %d%n", jdk, what, run + 1, runs);
      String[] figures = fork(main, options, scratch.resolve(what + "-" + run)).split(" ");
      seen.beats.add(Double.parseDouble(figures[0]));
      seen.longest.add(Double.parseDouble(figures[1]) / 1e6);
    }
    return seen;
  }

  private String fork(Class<?> main, List<String> options, Path log) throws Exception {
    List<String> arguments = new ArrayList<>(options);
    Path reports = log.resolveSibling(log.getFileName() + "-reports");
    arguments.add(build.agentArgument(reports, POLLS));
    arguments.addAll(List.of("-cp", build.classPath(), main.getName()));
    arguments.addAll(MILLIS);
    Fork.run(jdk, arguments, log);
    return Files.readString(Fork.outputOf(log)).strip();
  }

  private Row longest(Samples millis) {
    return Row.base(
            "endless loop in a coroutine, slices of 10 ms: longest turn",
            jdk.feature(),
            "%.1f ms".formatted(millis.median()),
            "%.1f ms".formatted(millis.min()))
        .judged("≤ %.0f ms".formatted(LONGEST_MILLIS), Verdict.ofAtMost(millis, LONGEST_MILLIS));
  }

  private Row beats(String hog, Samples beats) {
    return Row.base(
            "endless loop in a %s, slices of 10 ms: beats beside it, one each 5 ms".formatted(hog),
            jdk.feature(),
            "%.0f of 200".formatted(beats.median()),
            "%.0f of 200".formatted(beats.max()))
        .judged("≥ %.0f of 200".formatted(BEATS), Verdict.ofRatio(beats, BEATS));
  }
}
