// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.throughput;

import com.acme.chat.ChatServer;
import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.Fork;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Samples;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How many requests a second the clean Netty sample answers, with the agent and without.
 *
 * <p>A pair is two new servers, one of each kind, and one JVM that loads them in turn, a second at
 * a time. So both have met the same machine, and what the compilers made of one server does not
 * stand for all.
 */
public record Throughput(Build build, Jdk jdk, Path scratch) {
  private static final double BUDGET = 0.97;
  private static final List<String> HEAP = List.of("-Xms256m", "-Xmx256m");

  /** Requests a second of one pair. */
  private record Pair(double without, double with) {
    double ratio() {
      return with / without;
    }
  }

  /**
   * @throws IllegalStateException if a JVM failed, or if the agent saw no loop
   */
  public List<Row> measure(int pairs) throws Exception {
    List<Pair> measured = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      System.err.println("throughput: " + jdk + ", pair " + (pair + 1) + " of " + pairs);
      measured.add(measurePair(Files.createDirectory(scratch.resolve("pair-" + pair))));
    }
    return rows(measured);
  }

  private Pair measurePair(Path directory) throws Exception {
    Path reports = directory.resolve("reports");
    Path log = directory.resolve("load");
    try (Fork without = server(List.of(), directory.resolve("without"));
        Fork with = server(List.of(build.agentArgument(reports, "")), directory.resolve("with"))) {
      String first = without.greeting("listening on ");
      String second = with.greeting("listening on ");
      Fork.run(jdk, command(List.of(), LoadClient.class, "/hello", first, second), log);
    }
    Build.requireLoops(reports, 1);
    List<String> rates = Files.readAllLines(Fork.outputOf(log));
    return new Pair(Double.parseDouble(rates.get(0)), Double.parseDouble(rates.get(1)));
  }

  private Fork server(List<String> agent, Path log) throws IOException {
    return Fork.start(jdk, command(agent, ChatServer.class, "clean"), log);
  }

  private List<String> command(List<String> agent, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(HEAP);
    command.addAll(agent);
    command.addAll(List.of("-cp", build.classPath(), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private List<Row> rows(List<Pair> pairs) {
    Samples without = Samples.of(pairs.stream().map(Pair::without).toList());
    Samples with = Samples.of(pairs.stream().map(Pair::with).toList());
    Samples ratios = Samples.of(pairs.stream().map(Pair::ratio).toList());
    String compared = "× %.3f (best %.3f)".formatted(ratios.median(), ratios.max());
    return List.of(
        Row.base(
            "Netty HTTP, no agent", jdk.feature(), rate(without.median()), rate(without.max())),
        new Row(
            "Netty HTTP, Stallgate",
            jdk.feature(),
            rate(with.median()),
            rate(with.max()),
            compared,
            "≥ × " + BUDGET,
            Verdict.ofRatio(ratios, BUDGET)));
  }

  private static String rate(double requestsPerSecond) {
    return "%.0f/s".formatted(requestsPerSecond);
  }
}
