// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.BusyMachine;
import io.github.stallgate.benchmarks.jvm.Fork;
import io.github.stallgate.benchmarks.table.Figures;
import io.github.stallgate.benchmarks.table.Grid;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether reports tell the true cause: each scenario is a JVM of its own, whose loop is held in one
 * window after another, each by a class of its own.
 */
public record Attribution(Build build, Jdk jdk, Path scratch) {
  private static final double BUDGET = 0.98;

  /**
   * @param windows of each scenario
   * @throws IllegalStateException if a JVM failed, or if the agent did not watch both loops
   */
  public Figures measure(int windows) throws Exception {
    List<Judgement> judgements = new ArrayList<>();
    boolean watched = true;
    for (Scenario scenario : Scenario.values()) {
      System.err.println("attribution: %s, %s".formatted(jdk, scenario.label()));
      Path directory = Files.createDirectory(scratch.resolve(scenario.name()));
      judgements.add(Judgement.of(scenario, windows, play(scenario, windows, directory)));
      watched &= Build.hasWatchdog(reports(directory));
    }
    return new Figures(
        rows(judgements, watched), List.of(confusion(judgements), wrong(judgements)));
  }

  private List<Told> play(Scenario scenario, int windows, Path directory)
      throws IOException, InterruptedException {
    Path reports = reports(directory);
    List<String> command = new ArrayList<>(List.of("-Xms512m", "-Xmx512m"));
    command.addAll(List.of(build.agentArgument(reports, ""), "-cp", build.classPath()));
    command.addAll(List.of(Windows.class.getName(), scenario.name(), "" + windows));
    try (BusyMachine machine = BusyMachine.start(build, jdk, scenario.busyProcesses(), directory)) {
      Fork.run(jdk, command, directory.resolve("windows"));
    }
    Build.requireLoops(reports, 2);
    return Told.read(reports);
  }

  private static Path reports(Path directory) {
    return directory.resolve("reports");
  }

  private List<Row> rows(List<Judgement> judgements, boolean watched) {
    int windows = judgements.stream().mapToInt(Judgement::windows).sum();
    int right = judgements.stream().mapToInt(Judgement::right).sum();
    String share = "%.1f %%".formatted(100.0 * right / windows);
    return List.of(
        new Row(
            "windows told right",
            jdk.feature(),
            share,
            "%d of %d".formatted(right, windows),
            share,
            "≥ %.0f %%".formatted(100 * BUDGET),
            Verdict.of(right >= BUDGET * windows)),
        errors("errors from GC alone", judgements, Attribution::isStorm, watched),
        errors("errors from machine load alone", judgements, Attribution::isStarved, watched),
        errors(
            "other false errors",
            judgements,
            judgement -> !isStorm(judgement) && !isStarved(judgement),
            watched));
  }

  private static boolean isStorm(Judgement judgement) {
    return judgement.scenario() == Scenario.GC_STORM;
  }

  private static boolean isStarved(Judgement judgement) {
    return judgement.scenario().busyProcesses() > 0;
  }

  /** An agent without a watchdog accuses nobody of using CPU, which is no merit. */
  private Row errors(
      String what, List<Judgement> judgements, Predicate<Judgement> which, boolean watched) {
    int errors =
        judgements.stream().filter(which).mapToInt(each -> each.falseErrors().size()).sum();
    Verdict verdict = errors == 0 && !watched ? Verdict.NOT_MEASURED : Verdict.of(errors == 0);
    return new Row(what, jdk.feature(), "" + errors, "–", "" + errors, "0", verdict);
  }

  private Grid confusion(List<Judgement> judgements) {
    List<String> head = new ArrayList<>(List.of("truth", "windows"));
    head.addAll(Told.CAUSES);
    head.addAll(List.of("right", "false errors"));
    List<List<String>> lines = new ArrayList<>();
    for (Judgement judgement : judgements) {
      List<String> line = new ArrayList<>();
      line.addAll(List.of(judgement.scenario().label(), "" + judgement.windows()));
      Told.CAUSES.forEach(cause -> line.add("" + judgement.count(cause)));
      line.addAll(List.of("" + judgement.right(), "" + judgement.falseErrors().size()));
      lines.add(line);
    }
    return new Grid("The causes that reports told, " + jdk, head, lines);
  }

  private Grid wrong(List<Judgement> judgements) {
    List<List<String>> lines = new ArrayList<>();
    for (Judgement judgement : judgements) {
      String label = judgement.scenario().label();
      judgement.wrong().forEach(phrase -> lines.add(List.of(label, phrase)));
      for (Told error : judgement.falseErrors()) {
        String what = "%s %s in %s".formatted(error.rule(), error.cause(), error.culprit());
        lines.add(List.of(label, "false error: " + what));
      }
    }
    return new Grid("What was not right, " + jdk, List.of("truth", "told"), lines);
  }
}
