// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import java.util.Locale;

/**
 * What one server did under one load.
 *
 * @param rate messages a second, there and back
 * @param medianMicros of a message, from sent to received; {@code lateMicros} of its slowest
 *     hundredth
 * @param ratePerCpu messages for a second of CPU of the server; 0 where the system does not tell
 */
record EchoFigures(double rate, double medianMicros, double lateMicros, double ratePerCpu) {

  static EchoFigures parse(String line) {
    String[] numbers = line.split(" ");
    return new EchoFigures(
        Double.parseDouble(numbers[0]),
        Double.parseDouble(numbers[1]),
        Double.parseDouble(numbers[2]),
        Double.parseDouble(numbers[3]));
  }

  /** A line for {@link #parse}. */
  String line() {
    return String.format(
        Locale.ROOT, "%.1f %.1f %.1f %.1f", rate, medianMicros, lateMicros, ratePerCpu);
  }
}
