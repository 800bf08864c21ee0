// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.runtime;

/**
 * What a loop does when nothing is ready: it waits, for channels, other threads and the next timer;
 * or, where a test's time is not real, lets that jump. On the loop's own thread.
 */
final class IdleWait {
  /** How long channels are given before a time that is not real jumps. */
  private static final long MOMENT_NANOS = 1_000_000;

  private final EventLoop loop;
  private final TimerHeap timers;
  private final ReadyQueue ready;
  private final Inbox inbox;
  private final Poller poller;
  private final Probes probes;

  IdleWait(
      EventLoop loop,
      TimerHeap timers,
      ReadyQueue ready,
      Inbox inbox,
      Poller poller,
      Probes probes) {
    this.loop = loop;
    this.timers = timers;
    this.ready = ready;
    this.inbox = inbox;
    this.poller = poller;
    this.probes = probes;
  }

  /** Until something is ready, or may be. */
  void idle() {
    TimerEntry first = timers.first();
    long nanos = first == null ? Long.MAX_VALUE : first.at - loop.nanoTime();
    if (nanos <= 0) {
      pollIfAny();
    } else if (loop.keeping().isBlockedAwaited()) {
      if (isStill()) {
        loop.keeping().tellBlocked();
      }
    } else if (first != null && loop.canJump()) {
      if (isStill()) {
        loop.jumpTo(first.at);
      }
    } else {
      await(nanos);
    }
  }

  /** For tests: whether nothing comes from channels, given a moment, and from other threads. */
  private boolean isStill() {
    if (poller.hasChannels()) {
      await(MOMENT_NANOS);
    }
    return ready.size() == 0 && inbox.isEmpty();
  }

  private void pollIfAny() {
    if (poller.hasChannels()) {
      poller.poll();
    }
  }

  private void await(long nanos) {
    long begun = probes.isAny() ? loop.nanoTime() : 0;
    if (probes.isAny()) {
      probes.tell(each -> each.beforeIoWait(nanos));
    }
    poller.announce();
    if (inbox.isEmpty()) {
      poller.await(nanos);
    }
    poller.awake();
    loop.runner().passInterrupt();
    if (probes.isAny()) {
      long waited = loop.nanoTime() - begun;
      probes.tell(each -> each.afterIoWait(waited));
    }
  }
}
