// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.turns;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.Fork;
import io.github.stallgate.benchmarks.jvm.JmhFork;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Samples;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the agent adds to a turn, in nanoseconds.
 *
 * <p>The bare turn is measured by JMH on a Netty loop without a queue, which shows half a
 * nanosecond. The races run twenty million turns through whole loops. Every round forks a JVM
 * without and one with the agent right after one another; every other round the other way round.
 */
public record Turns(Build build, Jdk jdk, Path scratch) {
  private static final String BARE = "bare turn on a Netty loop";
  private static final double BUDGET_NANOS = 2;

  /** Nanoseconds a turn of each round. */
  private record Race(List<Double> without, List<Double> with) {
    Race() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    List<Double> of(boolean withAgent) {
      return withAgent ? with : without;
    }
  }

  /**
   * @throws IllegalStateException if a JVM failed, or if the agent did not watch its loop
   */
  public List<Row> measure(int rounds) throws Exception {
    Map<String, Race> races = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      System.err.println("turns: " + jdk + ", round " + (round + 1) + " of " + rounds);
      for (int i = 0; i < 2; i++) {
        boolean withAgent = (round + i) % 2 == 1;
        races.computeIfAbsent(BARE, any -> new Race()).of(withAgent).add(bare(withAgent, round));
      }
      for (Runner runner : Runner.values()) {
        Race race = races.computeIfAbsent("raced turn, " + runner.label(), any -> new Race());
        for (int i = 0; i < 2; i++) {
          boolean withAgent = (round + i) % 2 == 1;
          race.of(withAgent).add(race(runner, withAgent, round));
        }
      }
    }
    List<Row> rows = new ArrayList<>();
    races.forEach((what, race) -> rows.addAll(rows(what, race)));
    return rows;
  }

  private double bare(boolean withAgent, int round) {
    Path log = log("bare", withAgent, round);
    List<String> arguments = new ArrayList<>(agent(withAgent, log));
    arguments.add("-Djmh.executor=CUSTOM");
    arguments.add("-Djmh.executor.class=" + LoopThreads.class.getName());
    String benchmark = JmhFork.pattern(TurnCalls.class, "turn");
    return new JmhFork(jdk, benchmark, "withAgent", arguments, log).nanos("" + withAgent);
  }

  private double race(Runner runner, boolean withAgent, int round) throws Exception {
    Path log = log(runner.argument(), withAgent, round);
    List<String> command = new ArrayList<>(List.of("-Xms256m", "-Xmx256m"));
    command.addAll(agent(withAgent, log));
    command.addAll(List.of("-cp", build.classPath(), TurnRace.class.getName(), runner.argument()));
    Fork.run(jdk, command, log);
    if (withAgent) {
      Build.requireLoops(reports(log), 1);
    }
    return Double.parseDouble(Files.readString(Fork.outputOf(log)).strip());
  }

  private List<String> agent(boolean on, Path log) {
    return on ? List.of(build.agentArgument(reports(log), "")) : List.of();
  }

  private Path log(String what, boolean withAgent, int round) {
    return scratch.resolve("%s-%s-%d".formatted(what, withAgent ? "with" : "without", round));
  }

  private static Path reports(Path log) {
    return log.resolveSibling(log.getFileName() + "-reports");
  }

  private List<Row> rows(String what, Race race) {
    Samples base = Samples.of(race.without());
    Samples own = Samples.of(race.with());
    String added =
        "%+.2f ns (best %+.2f)".formatted(own.median() - base.median(), own.min() - base.min());
    return List.of(
        Row.base(what + ", no agent", jdk.feature(), nanos(base.median()), nanos(base.min())),
        new Row(
            what + ", Stallgate",
            jdk.feature(),
            nanos(own.median()),
            nanos(own.min()),
            added,
            "≤ +%.0f ns".formatted(BUDGET_NANOS),
            Verdict.ofAdded(base, own, BUDGET_NANOS)));
  }

  private static String nanos(double nanos) {
    return "%.2f ns".formatted(nanos);
  }
}
