// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import io.github.stallgate.benchmarks.jvm.Build;
import io.github.stallgate.benchmarks.jvm.Fork;
import io.github.stallgate.benchmarks.runtime.Cores;
import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.benchmarks.runtime.Python;
import io.github.stallgate.benchmarks.table.Figures;
import io.github.stallgate.benchmarks.table.Grid;
import io.github.stallgate.benchmarks.table.Row;
import io.github.stallgate.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How many messages of 1 KiB a second our servers and their peers send back.
 *
 * <p>A run is a new process of each server, all tied to one core, and one client on another, which
 * loads them in turn, a slice of time each. Servers that are not loaded have nothing to do.
 */
public record Echo(Build build, List<Jdk> jdks, Path scratch) {
  private static final String CLIENT_HEAP = "256m";
  private static final Pace PACE = new Pace(1_000, 3, 3);

  /** How long each server is loaded with each load: slices to warm up, and slices to measure. */
  record Pace(int sliceMillis, int warmUps, int rounds) {
    List<String> arguments() {
      return List.of("" + sliceMillis, "" + warmUps, "" + rounds);
    }
  }

  /**
   * @throws IllegalStateException if a process failed, or sent back something else
   */
  public Figures measure(int runs) throws Exception {
    return measure(runs, PACE);
  }

  Figures measure(int runs, Pace pace) throws Exception {
    Launcher launcher = new Launcher(build, Python.find());
    List<EchoContender> contenders = EchoContender.all(jdks, launcher);
    List<EchoScores> scores = Load.ALL.stream().map(EchoScores::new).toList();
    for (int run = 0; run < runs; run++) {
      System.err.println("echo: run " + (run + 1) + " of " + runs);
      Path directory = Files.createDirectory(scratch.resolve("run-" + run));
      run(launcher, contenders, scores, pace, directory);
    }
    return figures(scores, launcher);
  }

  private void run(
      Launcher launcher,
      List<EchoContender> contenders,
      List<EchoScores> scores,
      Pace pace,
      Path directory)
      throws Exception {
    Cores cores = Cores.ofThisMachine();
    List<Fork> servers = new ArrayList<>();
    try {
      List<String> addresses = new ArrayList<>();
      for (EchoContender contender : contenders) {
        List<String> command = contender.server().command(launcher, cores.first(), contender.jdk());
        Fork server = Fork.start(command, directory.resolve(contender.file()));
        servers.add(server);
        addresses.add(server.pid() + ":" + server.greeting(Serving.GREETING));
      }
      for (int load = 0; load < scores.size(); load++) {
        Path log = directory.resolve("client-" + load);
        Fork.run(client(launcher, cores, load, pace, addresses), log);
        scores.get(load).add(contenders, Files.readAllLines(Fork.outputOf(log)));
      }
    } finally {
      end(servers);
    }
  }

  private List<String> client(
      Launcher launcher, Cores cores, int load, Pace pace, List<String> addresses) {
    Jdk jdk = jdks.get(jdks.size() - 1);
    List<String> command =
        launcher.java(cores.second(), jdk, CLIENT_HEAP, List.of(), EchoClient.class);
    command.add("" + load);
    command.addAll(pace.arguments());
    command.addAll(addresses);
    return command;
  }

  private static void end(List<Fork> servers) throws IOException, InterruptedException {
    for (Fork server : servers) {
      server.close();
    }
  }

  private static Figures figures(List<EchoScores> scores, Launcher launcher) {
    List<Row> rows = new ArrayList<>();
    List<Grid> details = new ArrayList<>();
    for (EchoScores score : scores) {
      rows.addAll(score.rows());
      details.add(score.details());
    }
    for (EchoServer server : EchoContender.absent(launcher)) {
      rows.add(Row.absent("echo: " + server.label()));
    }
    return new Figures(rows, details);
  }
}
