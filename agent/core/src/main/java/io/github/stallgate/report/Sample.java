// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import java.util.List;
import java.util.Map;

/**
 * One occurrence of a finding in full.
 *
 * @param loop the name of the loop it was seen on
 * @param peers how many loops of that kind its JVM had; 0 if the report does not tell
 * @param durationNanos wall time the loop was held
 * @param cpuNanos thread CPU time meanwhile; 0 if not measured
 * @param samples how many stacks were taken of it; 0 if the report does not tell
 * @param context the test or task that ran, or null
 * @param stack frames, innermost first, as {@code class.method(File.java:41)}
 * @param evidence further measurements by name, each a number or a text
 */
public record Sample(
    String loop,
    int peers,
    long durationNanos,
    long cpuNanos,
    long samples,
    String context,
    List<String> stack,
    Map<String, Object> evidence) {
  Sample withPeers(int count) {
    return new Sample(loop, count, durationNanos, cpuNanos, samples, context, stack, evidence);
  }
}
