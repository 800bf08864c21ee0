// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.catalog.Rule;
import java.util.Map;

/**
 * What was measured while a loop was held.
 *
 * @param cause CPU, BLOCKED, LOCK, GC, MACHINE or UNKNOWN
 * @param cpuNanos thread CPU time of the loop meanwhile; 0 if not measured
 * @param samples how many stacks were taken
 * @param facts further measurements by name, each a whole number or a text
 */
public record Evidence(String cause, long cpuNanos, long samples, Map<String, Object> facts) {
  /** Of a call that a hook timed: it waited, and one stack was taken. */
  public static Evidence ofCall(Rule rule) {
    return new Evidence(rule == Rule.BLOCKING_LOCK ? "LOCK" : "BLOCKED", 0, 1, Map.of());
  }
}
