// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import java.util.Set;

/** Why a loop is held, and what a report must say of it. */
enum Scenario {
  SPINNER("spinner", 0, "CpuHog", Set.of("CPU")),
  SLEEPER("sleeper", 0, "BlockingSleep", Set.of("BLOCKED")),
  LOCK_WAITER("lock waiter", 0, "BlockingLock", Set.of("LOCK")),
  SOCKET_READER("socket reader", 0, "BlockingSocket", Set.of("BLOCKED")),
  /** Nobody's fault: an error is always wrong, to be silent is not. */
  GC_STORM("GC storm", 0, "", Set.of("GC", Told.NOTHING)),
  /** It computes, and waits for a processor meanwhile: both are true. */
  STARVED_SPINNER("spinner beside 6 busy processes", 6, "CpuHog", Set.of("CPU", "MACHINE")),
  STARVED_SLEEPER("sleeper beside 6 busy processes", 6, "BlockingSleep", Set.of("BLOCKED"));

  private final String label;
  private final int busyProcesses;
  private final String rule;
  private final Set<String> causes;

  Scenario(String label, int busyProcesses, String rule, Set<String> causes) {
    this.label = label;
    this.busyProcesses = busyProcesses;
    this.rule = rule;
    this.causes = causes;
  }

  String label() {
    return label;
  }

  /** How many other processes spin meanwhile. */
  int busyProcesses() {
    return busyProcesses;
  }

  /** The only rule that may be told of its windows; empty if there is none. */
  String rule() {
    return rule;
  }

  /** Whether that cause of a finding, or of none, is true here. */
  boolean isTrue(String cause) {
    return causes.contains(cause);
  }

  /** The cause that excuses any code: a note of it names no window. */
  String excuse() {
    return this == GC_STORM ? "GC" : "MACHINE";
  }
}
