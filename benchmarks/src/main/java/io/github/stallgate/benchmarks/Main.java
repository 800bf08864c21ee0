// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks;

import io.github.stallgate.benchmarks.attribution.Attribution;
import io.github.stallgate.benchmarks.calls.Calls;
import io.github.stallgate.benchmarks.cooperation.RegionCost;
import io.github.stallgate.benchmarks.cooperation.Reroute;
import io.github.stallgate.benchmarks.cooperation.Slices;
import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.noise.Noise;
import io.github.stallgate.benchmarks.polls.PollCosts;
import io.github.stallgate.benchmarks.polls.PollRequests;
import io.github.stallgate.benchmarks.reports.ReportReading;
import io.github.stallgate.benchmarks.runtime.echo.Echo;
import io.github.stallgate.benchmarks.runtime.work.Contests;
import io.github.stallgate.benchmarks.startup.StartUp;
import io.github.stallgate.benchmarks.table.Figures;
import io.github.stallgate.benchmarks.table.Grid;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Table;
import io.github.stallgate.benchmarks.throughput.Throughput;
import io.github.stallgate.benchmarks.turns.Turns;
import io.github.stallgate.benchmarks.watchdog.WatchdogCpu;
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
   * {@code
   * startup|calls|throughput|watchdog|turns|attribution|noise|reports|echo|tasks|timers|sleepers|crossthread|reroute|region|slices|polls|all
   * [-n RUNS]}. Exits with 0 when all was measured, whatever the figures are; with 1, after
   * printing what there is, when a measurement failed; with 2 on arguments it can't read.
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
    List<Figures> figures = new ArrayList<>();
    try {
      measure(plan, figures);
      return 0;
    } catch (IllegalStateException e) {
      System.err.println("stopped: " + e.getMessage());
      return 1;
    } catch (Exception e) {
      System.err.println("stopped: " + e);
      return 1;
    } finally {
      print(figures);
    }
  }

  /** One table of all rows; below it the parts' own tables. */
  private static void print(List<Figures> figures) {
    if (figures.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(Table.of(figures.stream().flatMap(part -> part.rows().stream()).toList()));
    figures.stream().flatMap(part -> part.details().stream()).map(Grid::text).forEach(text::append);
    System.out.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void measure(Plan plan, List<Figures> figures) throws Exception {
    Build build = Build.ofThisClassPath();
    for (Part part : plan.parts()) {
      for (List<Jdk> jdks : part.together(Jdks.all())) {
        Path scratch = build.scratch(part.argument() + "-" + jdks.get(0).feature() + "-");
        figures.add(measure(part, build, jdks, plan.runs(part), scratch));
      }
    }
  }

  private static Figures measure(Part part, Build build, List<Jdk> jdks, int runs, Path scratch)
      throws Exception {
    Jdk jdk = jdks.get(0);
    return switch (part) {
      case STARTUP -> Figures.of(new StartUp(build, jdk, scratch).measure(runs));
      case CALLS -> Figures.of(new Calls(build, jdk, scratch).measure(runs));
      case THROUGHPUT -> Figures.of(new Throughput(build, jdk, scratch).measure(runs));
      case WATCHDOG -> new WatchdogCpu(build, jdk, scratch).measure(runs);
      case TURNS -> Figures.of(new Turns(build, jdk, scratch).measure(runs));
      case ATTRIBUTION -> new Attribution(build, jdk, scratch).measure(runs);
      case NOISE -> new Noise(build, jdks, scratch).measure(runs);
      case REPORTS -> Figures.of(new ReportReading(build, jdk, scratch).measure(runs));
      case ECHO -> new Echo(build, jdks, scratch).measure(runs);
      case TASKS -> Figures.of(Contests.tasks(build, jdks, scratch).measure(runs));
      case TIMERS -> Figures.of(Contests.timers(build, jdks, scratch).measure(runs));
      case SLEEPERS -> Figures.of(Contests.sleepers(build, jdks, scratch).measure(runs));
      case CROSSTHREAD -> Figures.of(Contests.crossThread(build, jdks, scratch).measure(runs));
      case REROUTE -> Figures.of(new Reroute(build, jdk, scratch).measure(runs));
      case REGION -> Figures.of(new RegionCost(build, jdk, scratch).measure(runs));
      case SLICES -> Figures.of(new Slices(build, jdk, scratch).measure(runs));
      case POLLS -> polls(build, jdk, scratch, runs);
    };
  }

  private static Figures polls(Build build, Jdk jdk, Path scratch, int runs) throws Exception {
    List<Row> requests = new PollRequests(build, jdk, scratch).measure(runs);
    return new PollCosts(build, jdk, scratch).measure(runs).and(requests);
  }
}
