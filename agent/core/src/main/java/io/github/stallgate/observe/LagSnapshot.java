// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe;

/**
 * How late one loop's tasks were, over the loop's life so far; nanoseconds. What was not measured
 * is 0.
 *
 * @param turns turns counted, warm-ups not among them
 * @param warmUps first turns of a loop, which load classes and are compiled, and are in no
 *     percentile
 * @param ofQueue whether p50 to max are of the delay in the loop's queue; else they are those of
 *     the turns
 */
public record LagSnapshot(
    long turns,
    long warmUps,
    boolean ofQueue,
    long p50,
    long p90,
    long p99,
    long p999,
    long max,
    long turnP50,
    long turnP99,
    long turnP999,
    long turnMax) {}
