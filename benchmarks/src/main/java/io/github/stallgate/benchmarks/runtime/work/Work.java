// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.work;

import java.util.Locale;

/** What is done very often, or by very many, and measured. */
enum Work {
  SPAWN("spawn and run a task", Unit.A_SECOND),
  YIELD2("yield, 2 tasks", Unit.A_SECOND),
  YIELD1000("yield, 1000 tasks", Unit.A_SECOND),
  PINGPONG("switch between 2 tasks by future or park", Unit.A_SECOND),
  /** Runs alone, for one second, on a core that another task wants as well. */
  BEATS("5 ms heartbeat beside a task that yields each 1 ms", Unit.BEATS),
  TIMERS("set and cancel 1 M timers", Unit.SECONDS),
  BYTES("memory of a sleeping task", Unit.BYTES),
  LATENESS("100 000 tasks sleep 3 s: time over that", Unit.SECONDS),
  EXECUTE("another thread runs a callback on the loop and hears of it", Unit.MICROS),
  SUBMIT("another thread has a task run on the loop and hears of it", Unit.MICROS);

  private final String label;
  private final Unit unit;

  Work(String label, Unit unit) {
    this.label = label;
    this.unit = unit;
  }

  String label() {
    return label;
  }

  Unit unit() {
    return unit;
  }

  /** The word on the command line. */
  String argument() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Work of(String argument) {
    return valueOf(argument.toUpperCase(Locale.ROOT));
  }
}
