// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.calls;

/** Where the measured thread stands. */
public enum Place {
  WITHOUT_AGENT("no agent", 0),
  OFF_LOOP("off-loop", 1),
  ON_LOOP("on-loop", 60);

  private final String label;
  private final int budget;

  Place(String label, int budget) {
    this.label = label;
    this.budget = budget;
  }

  String label() {
    return label;
  }

  /** Nanoseconds that the agent may add to a call here; without it, 0. */
  int budget() {
    return budget;
  }
}
