// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks;

import io.github.stallgate.benchmarks.calls.Calls;
import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.startup.StartUp;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Table;
import io.github.stallgate.benchmarks.throughput.Throughput;
import io.github.stallgate.harness.Jdk;
import io.github.stallgate.harness.Jdks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures on every JDK that is present and prints the table; progress goes to standard error. */
public final class Main {
  private Main() {}

  /**
   * {@code startup|calls|throughput|all [-n RUNS]}. Exits with 0 when all was measured, whatever
   * the figures are; with 1, after printing what there is, when a measurement failed; with 2 on
   * arguments it can't read.
   */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // figures look the same everywhere
    System.exit(run(arguments));
  }

  private static int run(String[] arguments) {
    Plan plan;
    try {
      plan = Plan.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return 2;
    }
    List<Row> rows = new ArrayList<>();
    try {
      measure(plan, rows);
      return 0;
    } catch (IllegalStateException e) {
      System.err.println("stopped: " + e.getMessage());
      return 1;
    } catch (Exception e) {
      System.err.println("stopped: " + e);
      return 1;
    } finally {
      print(rows);
    }
  }

  private static void print(List<Row> rows) {
    if (!rows.isEmpty()) {
      System.out.writeBytes(Table.of(rows).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void measure(Plan plan, List<Row> rows) throws Exception {
    Build build = Build.ofThisClassPath();
    for (Part part : plan.parts()) {
      for (Jdk jdk : Jdks.all()) {
        Path scratch = build.scratch(part.argument() + "-" + jdk.feature() + "-");
        rows.addAll(measure(part, build, jdk, plan.runs(part), scratch));
      }
    }
  }

  private static List<Row> measure(Part part, Build build, Jdk jdk, int runs, Path scratch)
      throws Exception {
    return switch (part) {
      case STARTUP -> new StartUp(build, jdk, scratch).measure(runs);
      case CALLS -> new Calls(build, jdk, scratch).measure(runs);
      case THROUGHPUT -> new Throughput(build, jdk, scratch).measure(runs);
    };
  }
}
