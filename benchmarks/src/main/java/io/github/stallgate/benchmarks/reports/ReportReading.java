// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.reports;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the gate and the merge of many large reports take, in wall time of the whole process
 * with a heap of 512 MB.
 */
public record ReportReading(Build build, Jdk jdk, Path scratch) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BUDGET_SECONDS = 10;
  private static final int JVMS = 200;
  private static final int FINDINGS = 100_000;
  private static final int STALLS_IN_EACH = 2_000;
  private static final String HEAP = "-Xmx512m";

  /**
   * @throws IllegalStateException if a command failed, or did not see every finding
   */
  public List<Row> measure(int runs) throws IOException, InterruptedException {
    Path reports = Files.createDirectory(scratch.resolve("reports"));
    new ReportsOfManyJvms(JVMS, FINDINGS, STALLS_IN_EACH).write(reports);
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("gate", gate(reports));
    List<String> files = new ArrayList<>(gate(reports));
    files.addAll(List.of("--sarif", path("s"), "--junit", path("j"), "--markdown", path("m")));
    commands.put("gate with three formats", files);
    commands.put("merge", List.of("merge", reports.toString(), "--out", path("merged.jsonl")));
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, List<String>> command : commands.entrySet()) {
      List<Double> seconds = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        System.err.println("reports: " + jdk + ", " + command.getKey() + ", run " + (run + 1));
        seconds.add(run(command.getValue()) / NANOS_PER_SECOND);
      }
      rows.add(row(command.getKey(), Samples.of(seconds)));
    }
    return rows;
  }

  /** All findings are allowed, so that the exit code is 0. */
  private static List<String> gate(Path reports) {
    return List.of("gate", reports.toString(), "--max-findings", String.valueOf(FINDINGS));
  }

  private String path(String name) {
    return scratch.resolve(name).toString();
  }

  private long run(List<String> command) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(HEAP, "-jar", build.agent().toString()));
    arguments.addAll(command);
    Path log = scratch.resolve(command.get(0));
    long nanos = Fork.run(jdk, arguments, log);
    String first = Files.readAllLines(Fork.outputOf(log)).get(0);
    if (!first.contains(FINDINGS + " ")) {
      throw new IllegalStateException("not every finding was seen: " + first);
    }
    return nanos;
  }

  private Row row(String command, Samples seconds) {
    String median = "%.1f s".formatted(seconds.median());
    String best = "%.1f s".formatted(seconds.min());
    String budget = "≤ %.0f s".formatted(BUDGET_SECONDS);
    Verdict verdict = Verdict.ofAtMost(seconds, BUDGET_SECONDS);
    String what = "%s, %d reports, %d findings, %s".formatted(command, JVMS, FINDINGS, HEAP);
    return new Row(what, jdk.feature(), median, best, median, budget, verdict);
  }
}
