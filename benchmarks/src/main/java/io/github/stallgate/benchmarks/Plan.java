// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks;

import java.util.List;

/** What the command line asks for. Runs is 0 where each part shall have its default. */
record Plan(List<Part> parts, int runs) {
  private static final String USAGE =
      "; write startup, calls, throughput, watchdog, turns, attribution, noise, reports,"
          + " echo, tasks, timers, sleepers, crossthread, reroute, region, slices, polls or all,"
          + " then -n and a number if you like: benchmarks/run startup -n 20";

  /**
   * Reads {@code <part>|all [-n RUNS]}.
   *
   * @throws IllegalArgumentException with one line for the user
   */
  static Plan parse(String... arguments) {
    if (arguments.length == 1) {
      return new Plan(parts(arguments[0]), 0);
    }
    if (arguments.length == 3 && arguments[1].equals("-n")) {
      return new Plan(parts(arguments[0]), runs(arguments[2]));
    }
    throw new IllegalArgumentException(
        "arguments: expected one word and no other option than -n" + USAGE);
  }

  int runs(Part part) {
    return runs == 0 ? part.defaultRuns() : runs;
  }

  private static List<Part> parts(String word) {
    if (word.equals("all")) {
      return List.of(Part.values());
    }
    for (Part part : Part.values()) {
      if (part.argument().equals(word)) {
        return List.of(part);
      }
    }
    throw new IllegalArgumentException("arguments: nothing of that name to measure" + USAGE);
  }

  private static int runs(String number) {
    if (!number.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException("-n: no number from 1 to 9999" + USAGE);
    }
    return Integer.parseInt(number);
  }
}
