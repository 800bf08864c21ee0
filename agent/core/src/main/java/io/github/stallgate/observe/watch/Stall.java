// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.util.List;

/**
 * One turn that lasted, as the watchdog saw it: measurements, nothing judged. All times are
 * nanoseconds within the turn, from the first tick that saw it to the last.
 *
 * @param beat tells the turn from all others of its loop
 * @param began {@link System#nanoTime} at its begin, as far as that is known: else at the first
 *     tick that saw it
 * @param inTurn whether the framework said that a callback ran
 * @param ended false: it goes on, and will be told again
 * @param wallNanos how long it lasted
 * @param cpuNanos processor time its thread used, rather less than more; negative if unknown
 * @param queuedNanos how long the thread waited for a processor; negative if unknown
 * @param stoppedNanos how long the JVM had stopped all threads
 * @param collectedNanos how much of that was garbage collection
 * @param lostNanos what a quota or the host took from all threads
 * @param lateNanos by how much the watchdog itself came late meanwhile
 * @param worstLateNanos the most that it came late at once
 * @param did by {@link Doing}, what was seen between ticks
 * @param faults pages fetched from a disk
 * @param classesLoaded classes that the JVM loaded meanwhile, on any thread
 * @param blocked how often the thread began to wait for a monitor, since it was suspicious
 * @param waited how often it began to wait or to park
 */
public record Stall(
    StallgateLoop loop,
    long beat,
    long began,
    boolean inTurn,
    boolean ended,
    long wallNanos,
    long cpuNanos,
    long queuedNanos,
    long stoppedNanos,
    long collectedNanos,
    long lostNanos,
    long lateNanos,
    long worstLateNanos,
    long[] did,
    long faults,
    long classesLoaded,
    long blocked,
    long waited,
    List<StackSample> samples,
    List<LockWait> locks) {
  /** What loading one class costs about, its first, interpreted runs with it. */
  public static final long CLASS_NANOS = 300_000;

  public long did(Doing what) {
    return did[what.ordinal()];
  }

  /** What no code of the application is to blame for. */
  public long excusedNanos() {
    return stoppedNanos + Math.max(0, queuedNanos) + lostNanos;
  }
}
