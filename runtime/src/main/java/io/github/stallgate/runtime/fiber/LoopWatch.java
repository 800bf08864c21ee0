// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime.fiber;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the timekeeper knows of one loop. The timekeeper's thread only, but for its begin and end.
 */
public final class LoopWatch {
  /** How often a step that goes on is told of again, should a poll have been missed. */
  private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** What a task has at least that has had a slice, and is asked to give way to who waits. */
  private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final long PUT_OFF_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long MOST_PUT_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(8);
  private static final long STILL_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long STILL_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final FiberHost host;
  private boolean wasHandedOn;
  private long stillLookedAt;
  private long stillStep;
  private long stillSince;
  private boolean isStillTold;
  private long region;
  private long refused;
  private long refusedAt;
  private long putOffNanos;
  private long step;
  private long stepSince;
  private long cpuThen;
  private Thread runner;
  private long toldAt;
  private boolean isTold;

  LoopWatch(FiberHost host) {
    this.host = host;
  }

  /** Looks after that loop, which runs on the current thread. */
  public static LoopWatch begin(FiberHost host) {
    return Timekeeper.watch(host);
  }

  public void end() {
    Timekeeper.forget(this);
  }

  /** A region of it was opened just now. On the loop. */
  public static void opened() {
    Timekeeper.opened();
  }

  boolean isOpen() {
    return host.opened() != 0;
  }

  boolean hasSlices() {
    return host.sliceNanos() > 0;
  }

  /** Whether a step runs that may need to be cut. */
  boolean isCutting() {
    return hasSlices() && host.running() != null;
  }

  /** The slice of a loop that was not told one. */
  public static long sliceByDefault() {
    return Timekeeper.sliceByDefault();
  }

  /** Whether it was handed on since it began to run. */
  boolean wasHandedOn() {
    return wasHandedOn;
  }

  /** Whether a region is open, or was opened since the last look. */
  boolean look(long now) {
    if (wasHandedOn && now - stillLookedAt >= STILL_LOOK_NANOS) {
      lookWhetherItStandsStill(now);
    }
    if (host.sliceNanos() > 0) {
      lookAtStep(now);
    }
    long open = host.opened();
    boolean isPutOff = open == refused && now - refusedAt < putOffNanos;
    if (open != 0 && open == region && !isPutOff && host.canHandOver()) {
      handOver(open, now);
    }
    boolean isNew = open != region;
    region = open;
    return open != 0 || isNew;
  }

  private void handOver(long open, long now) {
    Fiber blocked = host.openedFor();
    if (host.isOpenedUnasked() && !Leavable.isSo(blocked.thread())) {
      putOff(open, now);
    } else if (host.take(open)) {
      host.handOver();
      wasHandedOn = true;
    }
  }

  /** The call may do something else by then: it may have loaded a class before it blocks. */
  private void putOff(long open, long now) {
    putOffNanos = open == refused ? Math.min(2 * putOffNanos, MOST_PUT_OFF_NANOS) : PUT_OFF_NANOS;
    refused = open;
    refusedAt = now;
  }

  /**
   * Told once for each step. What it waits for in a region, it does not have the token meanwhile.
   */
  private void lookWhetherItStandsStill(long now) {
    stillLookedAt = now;
    long current = host.stepNumber();
    Thread owner = host.owner();
    List<Thread> waiting = owner == null || isRunning(owner) ? List.of() : host.waiting();
    if (waiting.isEmpty() || current != stillStep) {
      stillStep = current;
      stillSince = now;
      isStillTold = false;
    } else if (!isStillTold && now - stillSince >= STILL_NANOS) {
      isStillTold = true;
      host.stuck(owner, now - stillSince, waiting);
    }
  }

  private static boolean isRunning(Thread owner) {
    return owner.getState() == Thread.State.RUNNABLE;
  }

  private void lookAtStep(long now) {
    long current = host.stepNumber();
    Thread runs = host.running();
    if (runs == null || current != step || runs != runner) {
      step = current;
      runner = runs;
      stepSince = now;
      isTold = false;
      cpuThen = runs == null ? 0 : CpuClock.nanosOf(host.owner());
      return;
    }
    long slice = host.sliceNanos();
    long least = now - stepSince < slice && host.isHogAwaited() ? LEAST_NANOS : slice;
    boolean isLong = now - stepSince >= least;
    if (isLong && (!isTold || now - toldAt >= AGAIN_NANOS) && hasComputed(least)) {
      isTold = true;
      toldAt = now;
      host.overrun(current);
      Timekeeper.armer().accept(runs);
    }
  }

  /** Whether the thread had a processor for that long, as far as that can be known. */
  private boolean hasComputed(long nanos) {
    Thread owner = host.owner();
    if (owner == null) {
      return false;
    }
    long cpu = CpuClock.nanosOf(owner);
    return cpu < 0 || cpu - cpuThen >= nanos * 9 / 10;
  }
}
