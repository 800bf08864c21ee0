// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.cli.selftest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what ran with what was reported.
 *
 * @param rows one for each operation, in their order
 * @param falseAlarms findings whose culprit is in a class of harmless operations
 */
public record Judgement(List<Row> rows, List<Sighting> falseAlarms) {
  /** What came out for one operation. */
  public enum Mark {
    FOUND,
    MISSED,
    /** Harmless, and nothing was reported. */
    SILENT,
    /** Harmless, and reported all the same. */
    ACCUSED,
    /** Could not run on this JDK or machine. */
    ABSENT
  }

  /**
   * One operation, judged.
   *
   * @param detail why it is missed or absent, or how it was found; empty otherwise
   */
  public record Row(Operation operation, Mark mark, String detail) {
    @Override
    public String toString() {
      return operation.name() + ": " + detail;
    }
  }

  /** Pure; an operation of which no run is told counts as missed. */
  public static Judgement of(
      List<Operation> operations, List<OperationRun> runs, List<Sighting> sightings) {
    Map<String, OperationRun> byName =
        runs.stream()
            .collect(Collectors.toMap(OperationRun::name, Function.identity(), (one, next) -> one));
    List<Row> rows = new ArrayList<>();
    for (Operation operation : operations) {
      rows.add(row(operation, byName.get(operation.name()), sightings));
    }
    Set<String> harmless =
        operations.stream()
            .filter(Operation::isHarmless)
            .map(operation -> Sighting.classOf(operation.culprit()))
            .collect(Collectors.toSet());
    List<Sighting> alarms =
        sightings.stream().filter(seen -> harmless.contains(seen.culpritClass())).toList();
    return new Judgement(List.copyOf(rows), alarms);
  }

  /**
   * This one after a second run of the same operations: what was missed and then found is found. A
   * machine that stands still for just as long as a call waits makes the wait look like its own.
   *
   * @param second null if nothing ran
   */
  public Judgement or(Judgement second) {
    if (second == null) {
      return this;
    }
    List<Row> both = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row first = rows.get(i);
      boolean found = first.mark() == Mark.MISSED && second.rows.get(i).mark() == Mark.FOUND;
      both.add(found ? new Row(first.operation(), Mark.FOUND, "when asked again") : first);
    }
    Set<Sighting> alarms = new LinkedHashSet<>(falseAlarms);
    alarms.addAll(second.falseAlarms);
    return new Judgement(List.copyOf(both), List.copyOf(alarms));
  }

  /** The rows of that mark. */
  public List<Row> rows(Mark mark) {
    return rows.stream().filter(row -> row.mark() == mark).toList();
  }

  /** Whether every blocking operation was found and no harmless one was reported or failed. */
  public boolean isGood() {
    return rows(Mark.MISSED).isEmpty() && falseAlarms.isEmpty();
  }

  private static Row row(Operation operation, OperationRun run, List<Sighting> sightings) {
    if (run == null) {
      return new Row(operation, Mark.MISSED, "did not run");
    }
    return switch (run.state()) {
      case SKIPPED -> new Row(operation, Mark.ABSENT, run.detail());
      case FAILED -> new Row(operation, Mark.MISSED, "failed: " + run.detail());
      case RAN -> judged(operation, sightings);
    };
  }

  private static Row judged(Operation operation, List<Sighting> sightings) {
    List<Sighting> there =
        sightings.stream().filter(seen -> seen.culprit().equals(operation.culprit())).toList();
    if (operation.isHarmless()) {
      return there.isEmpty()
          ? new Row(operation, Mark.SILENT, "")
          : new Row(operation, Mark.ACCUSED, "reported as " + joined(there));
    }
    if (there.stream().anyMatch(seen -> seen.answers(operation))) {
      return new Row(operation, Mark.FOUND, "");
    }
    String instead = there.isEmpty() ? "nothing" : joined(there);
    return new Row(operation, Mark.MISSED, "wanted " + wanted(operation) + ", found " + instead);
  }

  private static String joined(List<Sighting> sightings) {
    return sightings.stream().map(Sighting::toString).collect(Collectors.joining("; "));
  }

  private static String wanted(Operation operation) {
    String details =
        Stream.of(operation.severity(), operation.api())
            .filter(part -> part != null)
            .collect(Collectors.joining(", "));
    return operation.rule()
        + (details.isEmpty() ? "" : " (" + details + ")")
        + " at "
        + operation.culprit();
  }
}
