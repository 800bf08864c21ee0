// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.polls;

import com.example.slices.PollFork;
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

/** How long it takes until a loop that computes answers at its polls. */
public record PollRequests(Build build, Jdk jdk, Path scratch) {
  private static final String POLLED = ",cpu.polls=com.example.slices.Endless";
  private static final List<String> EPISODES = List.of("20", "200");
  private static final double MOST_MILLIS = 1;

  /** What was asked: the word in the output, and for the table. */
  private enum Request {
    FIRST("first ", "polls that have to be armed first"),
    NEXT("next ", "polls that are armed");

    private final String prefix;
    private final String label;

    Request(String prefix, String label) {
      this.prefix = prefix;
      this.label = label;
    }
  }

  public List<Row> measure(int runs) throws IOException, InterruptedException {
    List<List<String>> outputs = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      System.err.println("polls: " + jdk + ", requests, run " + (run + 1));
      outputs.add(fork(run));
    }
    List<Row> rows = new ArrayList<>();
    for (Request request : Request.values()) {
      List<Double> middles = new ArrayList<>();
      List<Double> ends = new ArrayList<>();
      for (List<String> output : outputs) {
        List<Double> millis = millis(output, request);
        middles.add(millis.get(millis.size() / 2));
        ends.add(millis.get(millis.size() * 99 / 100));
      }
      rows.add(row(request, Samples.of(middles), Samples.of(ends)));
    }
    return rows;
  }

  private List<String> fork(int run) throws IOException, InterruptedException {
    Path log = scratch.resolve("requests-" + run);
    List<String> command = new ArrayList<>(List.of("-XX:+UseG1GC"));
    command.add(build.agentArgument(scratch.resolve("requests-" + run + "-reports"), POLLED));
    command.addAll(List.of("-cp", build.classPath(), PollFork.class.getName()));
    command.addAll(EPISODES);
    Fork.run(jdk, command, log);
    return Files.readAllLines(Fork.outputOf(log));
  }

  private static List<Double> millis(List<String> output, Request request) {
    return output.stream()
        .filter(line -> line.startsWith(request.prefix))
        .map(line -> Long.parseLong(line.substring(request.prefix.length())) / 1e6)
        .sorted()
        .toList();
  }

  private Row row(Request request, Samples middles, Samples ends) {
    return new Row(
        "request to a loop with %s: its way to answer, p99".formatted(request.label),
        jdk.feature(),
        text(ends.median()),
        text(ends.min()),
        "p50 " + text(middles.median()),
        "≤ %.0f ms".formatted(MOST_MILLIS),
        Verdict.ofAtMost(ends, MOST_MILLIS));
  }

  private static String text(double millis) {
    return "%.3f ms".formatted(millis);
  }
}
