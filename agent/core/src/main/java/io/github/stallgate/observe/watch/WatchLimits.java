// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/**
 * From when on a stall is worth a judgement, in nanoseconds.
 *
 * @param cpu processor time in one turn
 * @param lock wait for a monitor in one turn
 * @param stall any other time that a turn lasts, and the delay of a loop's queue
 * @param pinned wait of a virtual thread that keeps its carrier
 * @param hog processor time of a virtual thread that keeps its carrier while others wait
 */
public record WatchLimits(long cpu, long lock, long stall, long pinned, long hog) {}
