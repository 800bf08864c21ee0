// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import io.github.stallgate.catalog.Family;
import io.github.stallgate.instrument.HookTable;
import io.github.stallgate.observe.LagRecorder;
import io.github.stallgate.observe.LagSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at every loop each 5 ms, from a thread of its own, and tells of turns that last.
 *
 * <p>What a look costs decides the design. A loop whose turn ended since the last tick costs one
 * read of its beat. Only a turn that is found again is measured: processor time, time in the
 * system's queue, time the JVM stood still. Only one that uses the processor, or waits in a way no
 * hook sees, has its stack taken, by another thread ({@link StackSampler}), several times over the
 * turn.
 *
 * <p>The watchdog's own lateness is the control: it sleeps and wakes on the same machine, in the
 * same JVM, and does nothing wrong. When it comes late, the loops were held up by what held it up.
 * The idea is jHiccup's.
 */
public final class Watchdog {
  static final int PATIENCE_TICKS = 20;
  private static final long TICK_NANOS = 5_000_000;

  private final WatchPost post;
  private final HookTable hooks;
  private final WatchPost.Listener listener;
  private final JvmClocks jvm = new JvmClocks();
  private final MachineClock machine = new MachineClock();
  private final Pulse pulse = new Pulse(jvm, machine);
  private final StackSampler sampler = new StackSampler(jvm);
  private final SampleBudget budget = new SampleBudget();
  private final LagRecorder control = new LagRecorder();
  private final Map<StallgateLoop, WatchedLoop> known = new ConcurrentHashMap<>();
  private final Queue<WatchedLoop> ended = new ConcurrentLinkedQueue<>();
  private final List<String> unread;

  Watchdog(WatchPost post, HookTable hooks, WatchPost.Listener listener) {
    this.post = post;
    this.hooks = hooks;
    this.listener = listener;
    this.unread = findUnread();
    if (jvm.hasUnstoppableLoops()) {
      listener.advise(
          "this garbage collector lets no stack be taken inside a counted loop before its end; add"
              + " -XX:+UseCountedLoopSafepoints -XX:LoopStripMiningIter=1000 for exact culprits");
    }
    WatchPost.daemon(sampler, "stallgate-sampler").start();
  }

  /** The loop has ended; what it was is returned. Any thread. */
  public LagSnapshot forget(StallgateLoop loop) {
    WatchedLoop watched = known.remove(loop);
    if (watched == null) {
      return null;
    }
    ended.add(watched);
    return watched.lag().recorder().snapshot();
  }

  /** The lag of a loop that is watched; null if it is not. The reporter only. */
  public LagSnapshot lag(StallgateLoop loop) {
    WatchedLoop watched = known.get(loop);
    return watched == null ? null : watched.lag().recorder().snapshot();
  }

  /** A turn of the loop was long only because classes were loaded and initialised in it. */
  public void warmUp(StallgateLoop loop) {
    WatchedLoop watched = known.get(loop);
    if (watched != null) {
      watched.lag().recorder().warmUp();
    }
  }

  /** The watchdog's own lateness. The reporter only. */
  public LagSnapshot control() {
    return control.snapshot();
  }

  /** Facts that can't be read here, by their names; what depends on them is told as unknown. */
  public List<String> unread() {
    return unread;
  }

  private List<String> findUnread() {
    List<String> unread = new ArrayList<>();
    try (SystemThread self = new SystemThread(SystemPlace.currentThread())) {
      if (self.runDelay() < 0) {
        unread.add("schedstat");
      }
      if (self.doing() == Doing.UNKNOWN) {
        unread.add("task state");
      }
    }
    if (!machine.isReadable()) {
      unread.add("host steal");
    }
    if (!jvm.readsCpu()) {
      unread.add("thread CPU time");
    }
    if (!jvm.readsSafepoints()) {
      unread.add("safepoint time");
    }
    return unread;
  }

  /** Ticks until it is told to stop. */
  void run() {
    long next = System.nanoTime();
    while (!post.isStopping()) {
      long now = System.nanoTime();
      while (now < next) {
        LockSupport.parkNanos(this, next - now);
        now = System.nanoTime();
      }
      tick(now, now - next);
      next = Math.max(next + TICK_NANOS, now + TICK_NANOS / 2);
    }
    for (WatchedLoop each : known.values()) {
      each.close(pulse);
    }
  }

  private void tick(long now, long late) {
    control.delay(late);
    pulse.beat(now, late);
    for (StallgateLoop loop = post.newcomer(); loop != null; loop = post.newcomer()) {
      known.put(loop, new WatchedLoop(loop, this));
    }
    for (WatchedLoop each : known.values()) {
      try {
        each.tick(pulse);
      } catch (Throwable failure) {
        known.remove(each.loop());
        ended.add(each);
        listener.failed(each.loop().name + " is not watched any more", failure);
      }
    }
    for (WatchedLoop each = ended.poll(); each != null; each = ended.poll()) {
      each.close(pulse);
    }
  }

  WatchLimits limits() {
    return post.limits();
  }

  SampleBudget budget() {
    return budget;
  }

  StackSampler sampler() {
    return sampler;
  }

  void tell(Object what) {
    listener.seen(what);
  }

  boolean isPark(int hook) {
    return hooks.of(hook) != null && hooks.of(hook).family() == Family.PARK;
  }
}
