// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads echo servers on this machine in turn, each for a slice of time, from one thread. So all
 * have met the same machine, and one client, compiled once.
 */
public final class EchoClient {
  private EchoClient() {}

  /**
   * {@code <number of the load> <slice in ms> <warm-up rounds> <rounds> <pid>:<port>...}: prints a
   * line of {@link EchoFigures} for each server.
   */
  public static void main(String[] arguments) throws IOException {
    Load load = Load.ALL.get(Integer.parseInt(arguments[0]));
    Duration slice = Duration.ofMillis(Long.parseLong(arguments[1]));
    int warmUps = Integer.parseInt(arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    List<ServerProcess> servers = Stream.of(arguments).skip(4).map(ServerProcess::parse).toList();
    measure(load, servers, slice, warmUps, rounds)
        .forEach(figures -> System.out.println(figures.line()));
  }

  /** The figures of each server; every other round goes backwards. */
  static List<EchoFigures> measure(
      Load load, List<ServerProcess> servers, Duration slice, int warmUps, int rounds)
      throws IOException {
    Tape tape = new Tape();
    List<EchoTarget> targets = new ArrayList<>();
    for (ServerProcess server : servers) {
      targets.add(EchoTarget.connect(server, load, tape));
    }
    for (int round = 0; round < warmUps + rounds; round++) {
      if (round == warmUps) {
        targets.forEach(EchoTarget::reset);
      }
      for (int i = 0; i < targets.size(); i++) {
        targets.get(round % 2 == 0 ? i : targets.size() - 1 - i).load(slice);
      }
    }
    List<EchoFigures> figures = targets.stream().map(EchoTarget::figures).toList();
    for (EchoTarget target : targets) {
      target.close();
    }
    return figures;
  }
}
