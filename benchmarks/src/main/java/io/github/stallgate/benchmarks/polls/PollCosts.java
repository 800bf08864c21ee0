// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.polls;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.Fork;
import io.github.stallgate.benchmarks.polls.kernel.KernelTimes;
import io.github.stallgate.benchmarks.table.Figures;
import io.github.stallgate.benchmarks.table.Grid;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Samples;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What polls cost while nobody asks for one: each kernel's processor time with them, as a ratio to
 * that with the agent alone. Two JVMs a round, one after the other, every other round the other way
 * round; by the second compiler and by the first alone.
 */
public record PollCosts(Build build, Jdk jdk, Path scratch) {
  private static final String POLLED =
      ",cpu.polls=io.github.stallgate.benchmarks.polls.kernel.*+com.fasterxml.jackson.*";

  /** A compiler, as JVM arguments. */
  private record Compiler(String name, List<String> arguments, double budget) {}

  private static final List<Compiler> COMPILERS =
      List.of(
          new Compiler("C2", List.of("-Xbatch"), 1.03),
          new Compiler("C1", List.of("-Xbatch", "-XX:TieredStopAtLevel=1"), 1.05));

  public Figures measure(int rounds) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    Map<String, Map<String, Double>> details = new LinkedHashMap<>();
    for (Compiler compiler : COMPILERS) {
      Map<String, List<Double>> without = new LinkedHashMap<>();
      Map<String, List<Double>> with = new LinkedHashMap<>();
      List<Double> means = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        System.err.println("polls: " + jdk + ", " + compiler.name + ", round " + (round + 1));
        boolean polledFirst = round % 2 == 1;
        Map<String, Double> first = run(compiler, polledFirst, round);
        Map<String, Double> second = run(compiler, !polledFirst, round);
        add(polledFirst ? second : first, without);
        add(polledFirst ? first : second, with);
        means.add(mean(ratios(last(with), last(without))));
      }
      rows.add(row(compiler, Samples.of(means)));
      details.put(compiler.name, ratios(least(with), least(without)));
    }
    return new Figures(rows, List.of(grid(details)));
  }

  private Map<String, Double> run(Compiler compiler, boolean polled, int round)
      throws IOException, InterruptedException {
    String name = "%s-%s-%d".formatted(compiler.name, polled ? "polls" : "none", round);
    Path log = scratch.resolve(name);
    Path reports = scratch.resolve(name + "-reports");
    List<String> command = new ArrayList<>(compiler.arguments);
    command.addAll(List.of("-Xms256m", "-Xmx256m"));
    command.add(build.agentArgument(reports, polled ? POLLED : ""));
    command.addAll(List.of("-cp", build.classPath(), KernelTimes.class.getName(), "600", "15"));
    Fork.run(jdk, command, log);
    Map<String, Double> nanos = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Fork.outputOf(log))) {
      String[] words = line.split(" ");
      nanos.put(words[0], Double.valueOf(words[1]));
    }
    return nanos;
  }

  private static void add(Map<String, Double> nanos, Map<String, List<Double>> to) {
    nanos.forEach((kernel, each) -> to.computeIfAbsent(kernel, any -> new ArrayList<>()).add(each));
  }

  private static Map<String, Double> last(Map<String, List<Double>> all) {
    Map<String, Double> last = new LinkedHashMap<>();
    all.forEach((kernel, each) -> last.put(kernel, each.get(each.size() - 1)));
    return last;
  }

  private static Map<String, Double> least(Map<String, List<Double>> all) {
    Map<String, Double> least = new LinkedHashMap<>();
    all.forEach((kernel, each) -> least.put(kernel, Samples.of(each).min()));
    return least;
  }

  private static Map<String, Double> ratios(Map<String, Double> of, Map<String, Double> to) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    of.forEach((kernel, each) -> ratios.put(kernel, each / to.get(kernel)));
    return ratios;
  }

  private static double mean(Map<String, Double> ratios) {
    double logs = ratios.values().stream().mapToDouble(Math::log).sum();
    return Math.exp(logs / ratios.size());
  }

  private Row row(Compiler compiler, Samples means) {
    return new Row(
        "idle polls, %s, geometric mean over the kernels".formatted(compiler.name),
        jdk.feature(),
        "× %.3f".formatted(means.median()),
        "× %.3f".formatted(means.min()),
        "× %.3f".formatted(means.median()),
        "≤ %.2f".formatted(compiler.budget),
        Verdict.ofAtMost(means, compiler.budget));
  }

  private Grid grid(Map<String, Map<String, Double>> details) {
    List<List<String>> rows = new ArrayList<>();
    for (String kernel : details.values().iterator().next().keySet()) {
      List<String> row = new ArrayList<>(List.of(kernel));
      details.values().forEach(each -> row.add("× %.2f".formatted(each.get(kernel))));
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of("kernel"));
    head.addAll(details.keySet());
    return new Grid(
        "Idle polls, the least of all rounds with them to that without, JDK " + jdk.feature(),
        head,
        rows);
  }
}
