// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import java.util.List;

/**
 * How much is measured in one process.
 *
 * @param warmUpMillis of what is done often, before it is measured
 * @param sliceMillis of each measurement of it
 * @param slices of which the median counts
 * @param crowd how many tasks sleep; ten times as many timers are set
 */
record Effort(int warmUpMillis, int sliceMillis, int slices, int crowd) {
  static final Effort FULL = new Effort(2_000, 500, 5, 100_000);

  static Effort parse(List<String> arguments) {
    return new Effort(
        Integer.parseInt(arguments.get(0)),
        Integer.parseInt(arguments.get(1)),
        Integer.parseInt(arguments.get(2)),
        Integer.parseInt(arguments.get(3)));
  }

  List<String> arguments() {
    return List.of("" + warmUpMillis, "" + sliceMillis, "" + slices, "" + crowd);
  }

  int timers() {
    return 10 * crowd;
  }

  /** How long the crowd sleeps: 3 s if it is of 100 000. */
  long sleepMillis() {
    return crowd * 3 / 100;
  }
}
