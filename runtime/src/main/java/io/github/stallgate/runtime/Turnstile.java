// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

import java.util.ArrayDeque;

/** Lets one task in at a time, in the order in which they came. On one loop only. */
final class Turnstile {
  private boolean taken;
  private ArrayDeque<LoopFuture<Void>> waiting;

  /** Waits while another is in. */
  void enter(EventLoop loop) {
    if (!taken) {
      taken = true;
      return;
    }
    LoopFuture<Void> own = new LoopFuture<>(loop);
    if (waiting == null) {
      waiting = new ArrayDeque<>(2);
    }
    waiting.add(own);
    try {
      own.await();
    } finally {
      waiting.remove(own);
    }
  }

  /** Lets the next in, who has not given up. */
  void leave() {
    LoopFuture<Void> next = waiting == null ? null : waiting.poll();
    while (next != null && !next.tryComplete(null)) {
      next = waiting.poll();
    }
    taken = next != null;
  }
}
