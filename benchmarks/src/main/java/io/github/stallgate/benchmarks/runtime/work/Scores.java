// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of all contenders at one work, a run after the other, and how they are told. */
final class Scores {
  private final Map<Contender, List<Double>> figures = new LinkedHashMap<>();
  private final Contest contest;

  Scores(Contest contest, List<Contender> contenders) {
    this.contest = contest;
    contenders.forEach(contender -> figures.put(contender, new ArrayList<>()));
  }

  void add(Contender contender, double figure) {
    figures.get(contender).add(figure);
  }

  /** Ours with their budget; peers with what ours, on the last JDK, did of theirs. */
  List<Row> rows() {
    return figures.keySet().stream().map(this::row).toList();
  }

  private Row row(Contender contender) {
    Unit unit = contest.work().unit();
    Samples samples = Samples.of(figures.get(contender));
    String what = contest.what(contender.label());
    String median = unit.text(samples.median());
    String best = unit.text(unit.best(samples));
    if (!contender.isOurs()) {
      return Row.peer(what, contender.feature(), median, best, compared(contender));
    }
    if (!contest.hasBudget(contender.jdk())) {
      return Row.base(what, contender.feature(), median, best);
    }
    double budget = contest.budget();
    return Row.base(what, contender.feature(), median, best)
        .judged(unit.budget(budget), unit.verdict(samples, budget));
  }

  private String compared(Contender contender) {
    List<Double> its = figures.get(contender);
    List<Double> ours = figures.get(new Contender(Peer.STALLGATE, contender.jdk()));
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < its.size(); i++) {
      ratios.add(ours.get(i) / its.get(i));
    }
    Samples samples = Samples.of(ratios);
    double best = contest.work().unit().best(samples);
    return "ours × %.2f (best %.2f)".formatted(samples.median(), best);
  }
}
