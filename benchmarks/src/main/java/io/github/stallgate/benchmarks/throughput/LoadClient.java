// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.throughput;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Loads servers on this machine in turn, each for a second at a time, from one thread. */
public final class LoadClient {
  private static final Duration SLICE = Duration.ofSeconds(1);
  private static final int WARM_UPS = 4;
  private static final int ROUNDS = 4;

  private LoadClient() {}

  /**
   * {@code <path> <port>...}: prints for each port, on a line of its own, how many requests a
   * second its server answered.
   */
  public static void main(String[] arguments) throws IOException {
    List<Target> targets = new ArrayList<>();
    for (String port : List.of(arguments).subList(1, arguments.length)) {
      targets.add(Target.connect(Integer.parseInt(port), arguments[0]));
    }
    for (double rate : rates(targets, SLICE)) {
      System.out.println(rate);
    }
    for (Target target : targets) {
      target.close();
    }
  }

  /** Requests a second of each target, over four slices each; as many before them warm it up. */
  static List<Double> rates(List<Target> targets, Duration slice) throws IOException {
    for (int round = 0; round < WARM_UPS; round++) {
      loadEach(targets, slice, round, new long[targets.size()], new long[targets.size()]);
    }
    long[] requests = new long[targets.size()];
    long[] nanos = new long[targets.size()];
    for (int round = 0; round < ROUNDS; round++) {
      loadEach(targets, slice, round, requests, nanos);
    }
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < requests.length; i++) {
      rates.add(requests[i] * 1e9 / nanos[i]);
    }
    return rates;
  }

  /** Every other round goes backwards, so that no target is always the first. */
  private static void loadEach(
      List<Target> targets, Duration slice, int round, long[] requests, long[] nanos)
      throws IOException {
    for (int i = 0; i < requests.length; i++) {
      int next = round % 2 == 0 ? i : requests.length - 1 - i;
      long start = System.nanoTime();
      requests[next] += targets.get(next).load(slice);
      nanos[next] += System.nanoTime() - start;
    }
  }
}
