// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.util.List;

/**
 * What the watchdog saw of one hooked call while it ran. Written by the watchdog; the reporter
 * reads it after the call has ended, and tells it what was told already.
 */
public final class Held {
  private final long call;
  private final long seenAt;
  private final long queuedThen;
  private final long stoppedThen;
  private final Samples samples = new Samples();
  private volatile long machineNanos;
  private volatile long toldNanos;
  private boolean asked;
  private volatile boolean told;

  Held(long call, long seenAt, long queued, long stopped) {
    this.call = call;
    this.seenAt = seenAt;
    this.queuedThen = queued;
    this.stoppedThen = stopped;
  }

  /** Whether it is about the call that began then. */
  public boolean isOf(long began) {
    return call == began;
  }

  /** {@link System#nanoTime} at the call's begin. */
  public long began() {
    return call;
  }

  /** Nanoseconds of the call in which its thread was not let run; a lower bound. */
  public long machineNanos() {
    return machineNanos;
  }

  /** The lock that the call waited for; null if it is not known. */
  public LockWait lock() {
    List<LockWait> locks = samples.locks();
    return locks.isEmpty() ? null : locks.get(0);
  }

  /** What was told of the call while it ran, in nanoseconds. */
  public long toldNanos() {
    return toldNanos;
  }

  public void told(long nanos) {
    toldNanos = Math.max(toldNanos, nanos);
  }

  /** Whether the watchdog tells of the call by itself, or has. */
  public boolean isTold() {
    return told;
  }

  Samples samples() {
    return samples;
  }

  long lasted(long now) {
    return now - seenAt;
  }

  void seen(long queued, long stopped) {
    long inQueue = queued < 0 || queuedThen < 0 ? 0 : queued - queuedThen;
    machineNanos = inQueue + stopped - stoppedThen;
  }

  /** True the first time. */
  boolean askOnce() {
    boolean first = !asked;
    asked = true;
    return first;
  }

  /** True the first time. */
  boolean tellOnce() {
    boolean first = !told;
    told = true;
    return first;
  }
}
