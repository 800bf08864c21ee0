// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.Fork;
import io.github.stallgate.benchmarks.runtime.Cores;
import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.benchmarks.runtime.Python;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.harness.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Our runtime and its peers at the same works, each measurement in a process of its own.
 *
 * <p>All contenders of a work follow one another, so that they meet the same machine; every other
 * run goes backwards.
 */
public record Contests(List<Contest> contests, Build build, List<Jdk> jdks, Path scratch) {

  /** Spawning, switching and fairness. */
  public static Contests tasks(Build build, List<Jdk> jdks, Path scratch) {
    List<Contest> contests =
        List.of(
            Contest.of(Work.SPAWN, 10e6),
            Contest.of(Work.YIELD2, 7e6),
            Contest.of(Work.YIELD1000, 7e6),
            Contest.of(Work.PINGPONG, 7e6),
            new Contest(Work.BEATS, 1, 190, true));
    return new Contests(contests, build, jdks, scratch);
  }

  public static Contests timers(Build build, List<Jdk> jdks, Path scratch) {
    return new Contests(List.of(new Contest(Work.TIMERS, 1, 0.2, true)), build, jdks, scratch);
  }

  /** What many sleeping tasks take: memory, and time. */
  public static Contests sleepers(Build build, List<Jdk> jdks, Path scratch) {
    List<Contest> contests = List.of(Contest.of(Work.BYTES, 700), Contest.of(Work.LATENESS, 0));
    return new Contests(contests, build, jdks, scratch);
  }

  /** Round trips between a thread and a loop that has nothing else to do. */
  public static Contests crossThread(Build build, List<Jdk> jdks, Path scratch) {
    List<Contest> contests =
        List.of(
            Contest.of(Work.EXECUTE, 0),
            new Contest(Work.EXECUTE, 0, 0, false),
            Contest.of(Work.SUBMIT, 0),
            new Contest(Work.SUBMIT, 0, 0, false));
    return new Contests(contests, build, jdks, scratch);
  }

  /**
   * @throws IllegalStateException if a process failed
   */
  public List<Row> measure(int runs) throws Exception {
    return measure(runs, Effort.FULL);
  }

  List<Row> measure(int runs, Effort effort) throws Exception {
    Launcher launcher = new Launcher(build, Python.find());
    Cores cores = Cores.ofThisMachine();
    List<Row> rows = new ArrayList<>();
    for (Contest contest : contests) {
      List<Contender> contenders = Contender.all(contest.work(), jdks, launcher);
      Scores scores = new Scores(contest, contenders);
      for (int run = 0; run < runs; run++) {
        System.err.printf("%s: run %d of %d%n", contest.file(), run + 1, runs);
        for (int i = 0; i < contenders.size(); i++) {
          Contender next = contenders.get(run % 2 == 0 ? i : contenders.size() - 1 - i);
          List<String> core = contest.cores() == 0 ? List.of() : cores.first();
          List<String> command = next.command(launcher, core, contest.work(), effort);
          String name = "%s-%s-%d-%d";
          Path log =
              scratch.resolve(
                  name.formatted(contest.file(), next.peer().argument(), next.feature(), run));
          scores.add(next, figure(command, log));
        }
      }
      rows.addAll(scores.rows());
      Contender.absent(contest.work(), launcher)
          .forEach(peer -> rows.add(Row.absent(contest.what(peer.label()))));
    }
    return rows;
  }

  private static double figure(List<String> command, Path log) throws Exception {
    Fork.run(command, log);
    return Double.parseDouble(Files.readString(Fork.outputOf(log)).strip());
  }
}
