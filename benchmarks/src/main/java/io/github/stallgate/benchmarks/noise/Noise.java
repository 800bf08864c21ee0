// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.noise;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.BusyMachine;
import io.github.stallgate.benchmarks.table.Figures;
import io.github.stallgate.benchmarks.table.Grid;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.benchmarks.table.Verdict;
import io.github.stallgate.golden.Report;
import io.github.stallgate.harness.Jdk;
import io.github.stallgate.harness.Jdks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a busy machine makes reports accuse clean code: the clean samples under load, while other
 * processes want every processor.
 *
 * <p>The JDKs take turns from run to run. A run that fails is told, and no figure is met without
 * it.
 */
public record Noise(Build build, List<Jdk> jdks, Path scratch) {
  private static final int BUSY_PROCESSES = 8;
  private static final int REQUESTS = 4_000;

  /**
   * @param runs of each sample
   * @throws IllegalStateException if the machine could not be made busy
   */
  public Figures measure(int runs) throws Exception {
    List<CleanRun> measured = new ArrayList<>();
    try (BusyMachine machine = BusyMachine.start(build, Jdks.running(), BUSY_PROCESSES, scratch)) {
      for (int run = 0; run < runs; run++) {
        for (CleanSample sample : CleanSample.values()) {
          CleanRun result = run(sample, jdks.get(run % jdks.size()));
          measured.add(result);
          System.err.println(progress(result, run, runs));
        }
      }
    }
    return new Figures(rows(measured), List.of(grid(measured)));
  }

  private CleanRun run(CleanSample sample, Jdk jdk) throws InterruptedException {
    try {
      Report report = sample.packaged(build).run(jdk, "clean", running -> running.load(REQUESTS));
      return CleanRun.of(sample, jdk, report);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return CleanRun.failed(sample, jdk, e.getMessage());
    }
  }

  private static String progress(CleanRun result, int run, int runs) {
    return "noise: %s, run %d of %d, %s: %d errors, %d warnings %s"
        .formatted(
            result.jdk(),
            run + 1,
            runs,
            result.sample().label(),
            result.errors(),
            result.warnings(),
            result.remark());
  }

  private List<Row> rows(List<CleanRun> measured) {
    List<Row> rows = new ArrayList<>();
    for (CleanSample sample : CleanSample.values()) {
      for (Jdk jdk : jdks) {
        List<CleanRun> own =
            measured.stream()
                .filter(run -> run.sample() == sample && run.jdk().equals(jdk))
                .toList();
        if (!own.isEmpty()) {
          rows.add(row(sample, jdk, own));
        }
      }
    }
    return rows;
  }

  static Row row(CleanSample sample, Jdk jdk, List<CleanRun> runs) {
    long measured = runs.stream().filter(CleanRun::isMeasured).count();
    long loud = runs.stream().filter(run -> run.isMeasured() && !run.isSilent()).count();
    String figure = "%d of %d".formatted(loud, measured);
    return new Row(
        "runs with an error or a warning, clean %s beside %d busy processes"
            .formatted(sample.label(), BUSY_PROCESSES),
        jdk.feature(),
        figure,
        "–",
        figure,
        "0 of " + runs.size(),
        loud == 0 && measured < runs.size() ? Verdict.NOT_MEASURED : Verdict.of(loud == 0));
  }

  private static Grid grid(List<CleanRun> measured) {
    List<List<String>> lines = new ArrayList<>();
    for (CleanRun run : measured) {
      lines.add(
          List.of(
              "" + (lines.size() + 1),
              run.sample().label(),
              "" + run.jdk().feature(),
              "" + run.errors(),
              "" + run.warnings(),
              "" + run.notes(),
              run.remark()));
    }
    long silent = measured.stream().filter(CleanRun::isSilent).count();
    return new Grid(
        "Clean samples on a busy machine: %d of %d runs silent".formatted(silent, measured.size()),
        List.of("run", "sample", "JDK", "errors", "warnings", "notes", "remark"),
        lines);
  }
}
