// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import io.github.stallgate.benchmarks.runtime.Launcher;
import io.github.stallgate.harness.Jdk;

/**
 * One work that all are measured at.
 *
 * @param cores that a process may use: 1, or 0 for all
 * @param budget of ours, in the work's unit; 0 for none
 * @param everywhere whether the budget is one on threads, too
 */
record Contest(Work work, int cores, double budget, boolean everywhere) {

  /** On one core, with a budget for coroutines that are virtual threads. */
  static Contest of(Work work, double budget) {
    return new Contest(work, 1, budget, false);
  }

  boolean hasBudget(Jdk jdk) {
    return budget > 0 && (everywhere || Launcher.hasVirtualThreads(jdk));
  }

  /** In the table, with who does it. */
  String what(String label) {
    return "%s%s: %s".formatted(work.label(), cores == 0 ? ", all cores" : "", label);
  }

  /** For file names. */
  String file() {
    return work.argument() + (cores == 0 ? "-all-cores" : "");
  }
}
