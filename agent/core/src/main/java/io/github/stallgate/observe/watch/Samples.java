// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.util.ArrayList;
import java.util.List;

/** The stacks and locks seen in one turn, bounded. Written by the sampler, read by the watchdog. */
final class Samples {
  private static final int MOST = 64;
  private static final int MOST_LOCKS = 8;
  private static final int MOST_SEARCHES = 3;

  private final List<StackSample> stacks = new ArrayList<>();
  private final List<LockWait> locks = new ArrayList<>();
  private int pending;
  private int searches;

  /** One more is asked for; false if there are enough. */
  synchronized boolean expect(boolean ofLock) {
    boolean room = (ofLock ? locks.size() : stacks.size()) + pending < (ofLock ? MOST_LOCKS : MOST);
    pending += room ? 1 : 0;
    return room;
  }

  /** One that was asked for is there; null if it could not be had. */
  synchronized void arrived(StackSample stack, LockWait lock) {
    pending--;
    if (stack != null) {
      stacks.add(stack);
    }
    if (lock != null) {
      locks.add(lock);
    }
  }

  /** Whether all threads may be searched once more for what this turn waits for. */
  synchronized boolean maySearch() {
    return locks.isEmpty() && searches++ < MOST_SEARCHES;
  }

  synchronized boolean isComplete() {
    return pending == 0;
  }

  synchronized List<StackSample> stacks() {
    return List.copyOf(stacks);
  }

  synchronized List<LockWait> locks() {
    return List.copyOf(locks);
  }

  synchronized int size() {
    return stacks.size() + locks.size();
  }
}
