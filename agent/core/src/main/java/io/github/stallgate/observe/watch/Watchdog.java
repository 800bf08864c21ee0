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
import java.util.function.Consumer;

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
public final class Watchdog implements Runnable {
  static final int PATIENCE_TICKS = 20;
  private static final long TICK_NANOS = 5_000_000;

  private final HookTable hooks;
  private final Consumer<Object> to;
  private final Consumer<Throwable> failed;
  private final JvmClocks jvm = new JvmClocks();
  private final MachineClock machine = new MachineClock();
  private final Pulse pulse = new Pulse(jvm, machine);
  private final StackSampler sampler = new StackSampler(jvm);
  private final SampleBudget budget = new SampleBudget();
  private final LagRecorder control = new LagRecorder();
  private final Map<StallgateLoop, WatchedLoop> known = new ConcurrentHashMap<>();
  private final Queue<WatchedLoop> ended = new ConcurrentLinkedQueue<>();
  private volatile WatchLimits limits;
  private volatile boolean stopping;

  /**
   * @param to takes what was seen; called on the watchdog's thread
   * @param failed hears of a loop that can't be watched any more
   */
  public Watchdog(
      HookTable hooks, WatchLimits limits, Consumer<Object> to, Consumer<Throwable> failed) {
    this.hooks = hooks;
    this.limits = limits;
    this.to = to;
    this.failed = failed;
  }

  public void limits(WatchLimits next) {
    limits = next;
  }

  /** Starts the watchdog's two threads. */
  public Thread start() {
    daemon(sampler, "stallgate-sampler").start();
    Thread thread = daemon(this, "stallgate-watchdog");
    thread.start();
    return thread;
  }

  private static Thread daemon(Runnable run, String name) {
    Thread thread = new Thread(null, run, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Watchdog.class.getClassLoader());
    return thread;
  }

  /** Watches the loop from now on. Any thread. */
  public void watch(StallgateLoop loop) {
    known.put(loop, new WatchedLoop(loop, this));
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

  /** The watchdog's own lateness. The reporter only. */
  public LagSnapshot control() {
    return control.snapshot();
  }

  /** Facts that can't be read here, by their names; what depends on them is told as unknown. */
  public List<String> unread() {
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

  @Override
  public void run() {
    long next = System.nanoTime() + TICK_NANOS;
    while (!stopping) {
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
    for (WatchedLoop each : known.values()) {
      try {
        each.tick(pulse);
      } catch (Throwable failure) {
        known.remove(each.loop());
        ended.add(each);
        failed.accept(failure);
      }
    }
    for (WatchedLoop each = ended.poll(); each != null; each = ended.poll()) {
      each.close(pulse);
    }
  }

  /** Ends the watchdog's thread, which tells of what still lasts. */
  public void stop() {
    stopping = true;
  }

  WatchLimits limits() {
    return limits;
  }

  SampleBudget budget() {
    return budget;
  }

  StackSampler sampler() {
    return sampler;
  }

  void tell(Object what) {
    to.accept(what);
  }

  boolean isPark(int hook) {
    return hooks.of(hook) != null && hooks.of(hook).family() == Family.PARK;
  }
}
