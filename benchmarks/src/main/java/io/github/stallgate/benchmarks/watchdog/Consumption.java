// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.watchdog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the agent's threads took in a window of time.
 *
 * @param wallNanos the length of the window
 * @param cpuNanos CPU time within it, by thread name
 */
record Consumption(long wallNanos, Map<String, Long> cpuNanos) {
  static final String WATCHDOG = AgentThreads.PREFIX + "watchdog";

  private static final String WALL = "wall";

  /** From the readings at the begin and the end; a thread that came in between began with 0. */
  static Consumption between(Map<String, Long> begin, Map<String, Long> end, long wallNanos) {
    Map<String, Long> cpuNanos = new TreeMap<>();
    end.forEach((name, nanos) -> cpuNanos.put(name, nanos - begin.getOrDefault(name, 0L)));
    return new Consumption(wallNanos, cpuNanos);
  }

  /** Reads what {@link #lines} wrote. */
  static Consumption parse(List<String> lines) {
    Map<String, Long> nanos = new TreeMap<>();
    for (String line : lines) {
      int space = line.lastIndexOf(' ');
      nanos.put(line.substring(0, Math.max(0, space)), Long.parseLong(line.substring(space + 1)));
    }
    Long wall = nanos.remove(WALL);
    if (wall == null) {
      throw new IllegalArgumentException("the measured JVM did not say how long it measured");
    }
    return new Consumption(wall, nanos);
  }

  /** One line a thread: name, space, nanoseconds. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(WALL + " " + wallNanos);
    cpuNanos.forEach((name, nanos) -> lines.add(name + " " + nanos));
    return lines;
  }

  /** All of the agent's threads together, in percent of one core. */
  double percent() {
    long sum = cpuNanos.values().stream().mapToLong(Long::longValue).sum();
    return 100.0 * sum / wallNanos;
  }

  boolean hasWatchdog() {
    return cpuNanos.containsKey(WATCHDOG);
  }
}
