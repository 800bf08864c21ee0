// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.util.ArrayList;
import java.util.List;

/** The stacks and locks seen in one turn, bounded. Written by the sampler, read by the watchdog. */
final class Samples {
  private static final int MOST = 64;
  private static final int MOST_LOCKS = 8;

  private final List<StackSample> stacks = new ArrayList<>();
  private final List<LockWait> locks = new ArrayList<>();
  private int pending;

  /** One more is asked for; false if there are enough. */
  synchronized boolean expect(boolean ofLock) {
    boolean room = ofLock ? locks.size() < MOST_LOCKS : stacks.size() < MOST;
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
