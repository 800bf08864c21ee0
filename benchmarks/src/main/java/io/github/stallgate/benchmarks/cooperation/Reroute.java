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

/**
 * For how long a loop stands still while one of its coroutines blocks for 300 ms.
 *
 * <p>In each run every way has a JVM of its own, in which one kind of call follows the other.
 */
public record Reroute(Build build, Jdk jdk, Path scratch) {
  private static final List<String> MILLIS = List.of("30", "300");
  private static final String WITH_PIPES =
      "mkfifo \"$0\" && exec env "
          + Names.ALIASES
          + "=\"$0-aliases\" RES_OPTIONS='timeout:1 attempts:1' \"$@\" 0<>\"$0\"";
  private static final double LONGEST_MILLIS = 15;

  /**
   * @throws IllegalStateException if a JVM failed, or a call did not block
   */
  public List<Row> measure(int runs) throws Exception {
    Map<Kind, Map<Way, List<Double>>> gaps = new EnumMap<>(Kind.class);
    for (int run = 0; run < runs; run++) {
      for (Way way : Way.values()) {
        System.err.printf("reroute: %s, run %d of %d, %s%n", jdk, run + 1, runs, way.label());
        for (String line : fork(way, scratch.resolve(way.argument() + "-" + run))) {
          String[] words = line.split(" ");
          gaps.computeIfAbsent(Kind.valueOf(words[0]), any -> new EnumMap<>(Way.class))
              .computeIfAbsent(way, any -> new ArrayList<>())
              .add(Double.parseDouble(words[1]) / 1e6);
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    gaps.forEach((kind, ways) -> rows.addAll(rows(kind, ways)));
    return rows;
  }

  /**
   * The command of a JVM whose standard input and aliases of hosts are named pipes: somebody in it
   * can so let it wait for both.
   *
   * @param pipe where to make the first; the other one is beside it
   */
  static List<String> command(Jdk jdk, Path pipe, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", WITH_PIPES, pipe.toString()));
    command.add(jdk.java().toString());
    command.addAll(arguments);
    return command;
  }

  private List<String> fork(Way way, Path log) throws Exception {
    List<String> arguments = new ArrayList<>(Launcher.OURS);
    Path reports = log.resolveSibling(log.getFileName() + "-reports");
    if (way == Way.REROUTED) {
      arguments.add(build.agentArgument(reports, ",reroute=true"));
    }
    arguments.addAll(List.of("-cp", build.classPath(), GapFork.class.getName(), way.argument()));
    arguments.addAll(MILLIS);
    Path pipe = log.resolveSibling(log.getFileName() + "-input");
    Fork.run(command(jdk, pipe, arguments), log);
    if (way == Way.REROUTED) {
      Build.requireLoops(reports, 1);
    }
    return Files.readAllLines(Fork.outputOf(log));
  }

  /** What the others are compared with is told beside them. */
  private List<Row> rows(Kind kind, Map<Way, List<Double>> ways) {
    Samples plain = Samples.of(ways.get(Way.AS_IT_IS));
    List<Row> rows = new ArrayList<>();
    ways.forEach(
        (way, gaps) -> {
          if (way != Way.AS_IT_IS) {
            rows.add(row(kind.label() + ", " + way.label(), Samples.of(gaps), plain));
          }
        });
    return rows;
  }

  private Row row(String what, Samples gaps, Samples plain) {
    String compared = Way.AS_IT_IS.label() + " " + millis(plain.median());
    return Row.peer(what, jdk.feature(), millis(gaps.median()), millis(gaps.min()), compared)
        .judged("≤ %.0f ms".formatted(LONGEST_MILLIS), Verdict.ofAtMost(gaps, LONGEST_MILLIS));
  }

  private static String millis(double millis) {
    return "%.1f ms".formatted(millis);
  }
}
