// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be measured alone. */
enum Part {
  STARTUP(10),
  CALLS(5),
  THROUGHPUT(5),
  WATCHDOG(5),
  TURNS(5),
  /** Runs are windows. */
  ATTRIBUTION(25),
  /** Runs are of each sample. */
  NOISE(8),
  REPORTS(5),
  ECHO(4),
  TASKS(5),
  TIMERS(5),
  SLEEPERS(5),
  CROSSTHREAD(5),
  REROUTE(5),
  REGION(5),
  SLICES(5),
  POLLS(5);

  private static final Set<Part> OVER_ALL_JDKS =
      EnumSet.of(NOISE, ECHO, TASKS, TIMERS, SLEEPERS, CROSSTHREAD);

  private final int defaultRuns;

  Part(int defaultRuns) {
    this.defaultRuns = defaultRuns;
  }

  int defaultRuns() {
    return defaultRuns;
  }

  /** The JDKs that one measurement compares or alternates; nearly all take one at a time. */
  <T> List<List<T>> together(List<T> jdks) {
    return OVER_ALL_JDKS.contains(this) ? List.of(jdks) : jdks.stream().map(List::of).toList();
  }

  /** The word on the command line. */
  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }
}
