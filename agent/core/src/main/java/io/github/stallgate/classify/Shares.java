// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.classify;

import io.github.stallgate.observe.watch.Doing;
import io.github.stallgate.observe.watch.Stall;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a turn's time divides among the causes. What excuses is counted in full, what accuses is a
 * lower bound, so that the shares may sum up to less than the turn. Pure.
 */
record Shares(long wall, long cpu, long calls, long lock, long asleep, long stopped, long machine) {
  private static final int LATE_COUNTS_FROM_MILLIS = 10;

  static Shares of(Stall stall) {
    long late = stall.lateNanos() - stall.stoppedNanos();
    boolean standing = late >= LATE_COUNTS_FROM_MILLIS * 1_000_000L;
    long machine =
        Math.max(Math.max(0, stall.queuedNanos()), stall.did(Doing.QUEUED))
            + stall.lostNanos()
            + (standing && stall.queuedNanos() < late ? late : 0);
    return new Shares(
        Math.max(1, stall.wallNanos()),
        Math.max(0, stall.cpuNanos()),
        stall.did(Doing.CALLING),
        stall.did(Doing.LOCKED),
        stall.did(Doing.SLEEPING) + stall.did(Doing.DISK) + stall.did(Doing.PINNED),
        Math.max(stall.stoppedNanos(), stall.did(Doing.STOPPED)),
        machine);
  }

  /** What nothing measured accounts for. */
  long unknown() {
    return Math.max(0, wall - cpu - calls - lock - asleep - stopped - machine);
  }

  /** Whole percents by the name of the evidence; nothing that is 0. */
  Map<String, Object> percents() {
    Map<String, Object> percents = new LinkedHashMap<>();
    put(percents, "cpuPercent", cpu);
    put(percents, "blockedPercent", calls + asleep);
    put(percents, "lockPercent", lock);
    put(percents, "gcPercent", stopped);
    put(percents, "machinePercent", machine);
    return percents;
  }

  private void put(Map<String, Object> percents, String name, long nanos) {
    long percent = Math.min(100, nanos * 100 / wall);
    if (percent > 0) {
      percents.put(name, percent);
    }
  }
}
