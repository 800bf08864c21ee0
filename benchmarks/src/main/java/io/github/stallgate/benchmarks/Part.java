// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks;

import java.util.Locale;

/** What can be measured alone. */
enum Part {
  STARTUP(10),
  CALLS(5),
  THROUGHPUT(5);

  private final int defaultRuns;

  Part(int defaultRuns) {
    this.defaultRuns = defaultRuns;
  }

  int defaultRuns() {
    return defaultRuns;
  }

  /** The word on the command line. */
  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }
}
