// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * What a loop has done so far.
 *
 * @param turns turns of the loop: polls for events, each followed by what was ready
 * @param steps callbacks and steps of tasks that it ran
 * @param spawned tasks that were spawned
 * @param live tasks that have not ended
 * @param ready callbacks and tasks that wait for their turn now
 * @param timers timers that are set, cancelled ones among them until they are removed
 * @param swallowedCancellations tasks that went on although they were cancelled
 * @param lateNanos by how much the latest timer so far was late
 * @param handOvers how often another thread went on with the loop, because a call blocked
 */
public record LoopMetrics(
    long turns,
    long steps,
    long spawned,
    int live,
    int ready,
    int timers,
    long swallowedCancellations,
    long lateNanos,
    long handOvers) {}
