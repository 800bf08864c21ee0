// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.util.List;

/**
 * A loop that came to its tasks late, or never came to rest, though none of its turns was long
 * enough to be a stall by itself.
 *
 * @param began {@link System#nanoTime} when it began to be busy
 * @param delayNanos how long a task waited in the queue at worst; 0 if that is not known
 * @param wallNanos how long the loop was busy
 * @param ownNanos how much of that was its own work and not told elsewhere
 * @param cpuNanos processor time of that
 * @param turns how many turns that were; 0 if the framework does not tell
 * @param lateNanos the most that the watchdog came late at once meanwhile; 0 if not known
 */
public record Lagging(
    StallgateLoop loop,
    Kind kind,
    long began,
    long delayNanos,
    long wallNanos,
    long ownNanos,
    long cpuNanos,
    long turns,
    long lateNanos,
    List<StackSample> samples) {
  /** How it showed. */
  public enum Kind {
    /** A task waited. */
    QUEUE,
    /** The loop was busy without a pause. */
    SATURATED,
    /** Turns below the threshold, again and again. */
    REPEATED
  }
}
