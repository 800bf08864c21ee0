// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayDeque;

/** Tasks that wait for the same. On one loop only. */
final class Waiters {
  private final EventLoop loop;
  private ArrayDeque<LoopFuture<Void>> all;

  Waiters(EventLoop loop) {
    this.loop = loop;
  }

  /** Until {@link #wakeAll}; the caller then looks whether what it waits for has come. */
  void await() {
    LoopFuture<Void> waiter = new LoopFuture<>(loop);
    if (all == null) {
      all = new ArrayDeque<>(2);
    }
    all.add(waiter);
    try {
      waiter.await();
    } finally {
      all.remove(waiter);
    }
  }

  void wakeAll() {
    if (all != null) {
      for (LoopFuture<Void> each : all) {
        each.tryComplete(null);
      }
    }
  }
}
