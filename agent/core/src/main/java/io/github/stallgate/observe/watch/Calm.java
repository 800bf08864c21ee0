// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The moment when everything that began before it was asked for has ended and was told. Asked for
 * by any thread; the rest is the watchdog's.
 */
final class Calm {
  private final CountDownLatch reached = new CountDownLatch(1);
  private final Set<Turn> running = Collections.newSetFromMap(new IdentityHashMap<>());
  private volatile boolean given;
  private int looks;
  private long since;

  /** Waits for it; false if it was not reached in time. */
  boolean await(long nanos) throws InterruptedException {
    boolean inTime = reached.await(nanos, TimeUnit.NANOSECONDS);
    given = true;
    return inTime;
  }

  /** Whether nobody waits for it any more. */
  boolean isOver() {
    return given || reached.getCount() == 0;
  }

  /** After each tick: the first may have begun before it was asked for, the second has not. */
  void look(Collection<WatchedLoop> loops, long now) {
    looks++;
    if (looks == 1) {
      return;
    }
    if (looks == 2) {
      since = now;
      for (WatchedLoop each : loops) {
        if (each.running() != null) {
          running.add(each.running());
        }
      }
    }
    for (WatchedLoop each : loops) {
      if (running.contains(each.running()) || !each.isToldUntil(since)) {
        return;
      }
    }
    reached.countDown();
  }
}
