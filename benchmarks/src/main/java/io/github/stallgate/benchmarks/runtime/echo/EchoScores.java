// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import io.github.stallgate.benchmarks.table.Grid;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Samples;
import io.github.stallgate.benchmarks.table.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What all servers did under one load, a run after the other, and how that is told. */
final class EchoScores {
  private static final String NOTHING = "–";

  private final Map<EchoContender, List<EchoFigures>> runs = new LinkedHashMap<>();
  private final Load load;

  EchoScores(Load load) {
    this.load = load;
  }

  /** Takes the lines of one client, one for each contender. */
  void add(List<EchoContender> contenders, List<String> lines) {
    for (int i = 0; i < contenders.size(); i++) {
      EchoFigures figures = EchoFigures.parse(lines.get(i));
      runs.computeIfAbsent(contenders.get(i), any -> new ArrayList<>()).add(figures);
    }
  }

  /** Ours with their rates; peers with what ours did of theirs in the same run. */
  List<Row> rows() {
    return runs.keySet().stream().map(this::row).toList();
  }

  /** Latencies and the rate for a second of the server's CPU, medians. */
  Grid details() {
    List<List<String>> lines = new ArrayList<>();
    for (EchoContender contender : runs.keySet()) {
      Samples perCpu = samples(contender, EchoFigures::ratePerCpu);
      Samples ratios = ratios(contender, EchoFigures::ratePerCpu);
      lines.add(
          List.of(
              contender.server().label(),
              contender.feature() == 0 ? NOTHING : "" + contender.feature(),
              "%.0f".formatted(samples(contender, EchoFigures::medianMicros).median()),
              "%.0f".formatted(samples(contender, EchoFigures::lateMicros).median()),
              "%.0fk".formatted(perCpu.median() / 1e3),
              contender.isOurs() ? NOTHING : "× %.2f".formatted(ratios.median())));
    }
    return new Grid(
        "Echo of 1 KiB, " + load + ": the server",
        List.of("server", "JDK", "p50 µs", "p99 µs", "messages a CPU second", "ours of it"),
        lines);
  }

  private static String what(Load load, EchoServer server) {
    return "echo, %s: %s".formatted(load, server.label());
  }

  private Row row(EchoContender contender) {
    Samples rates = samples(contender, EchoFigures::rate);
    String what = what(load, contender.server());
    String median = rate(rates.median());
    String best = rate(rates.max());
    if (contender.isOurs()) {
      return Row.base(what, contender.feature(), median, best);
    }
    Samples ratios = ratios(contender, EchoFigures::rate);
    String compared = "ours × %.2f (best %.2f)".formatted(ratios.median(), ratios.max());
    double budget = contender.budget();
    if (budget == 0) {
      return Row.peer(what, contender.feature(), median, best, compared);
    }
    Verdict verdict = Verdict.ofRatio(ratios, budget);
    String least = "ours ≥ × " + budget;
    return new Row(what, contender.feature(), median, best, compared, least, verdict);
  }

  private Samples samples(EchoContender contender, ToDoubleFunction<EchoFigures> figure) {
    return Samples.of(runs.get(contender).stream().map(figure::applyAsDouble).toList());
  }

  /** Ours to it, run for run. */
  private Samples ratios(EchoContender contender, ToDoubleFunction<EchoFigures> figure) {
    List<EchoFigures> its = runs.get(contender);
    List<EchoFigures> ours = runs.get(contender.ours());
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < its.size(); i++) {
      ratios.add(figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(its.get(i)));
    }
    return Samples.of(ratios);
  }

  private static String rate(double messagesPerSecond) {
    return "%.0fk/s".formatted(messagesPerSecond / 1e3);
  }
}
