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
 * Looks at every loop from a thread of its own, as often as {@link Patrol} says, and tells of turns
 * that last.
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

  /** So often it is looked for loops whose end was told to nobody. */
  static final int ORPHAN_TICKS = 2_000;

  private final WatchPost post;
  private final HookTable hooks;
  private final WatchPost.Listener listener;
  private final JvmClocks jvm;
  private final MachineClock machine = new MachineClock();
  private final Pulse pulse;
  private final StackSampler sampler;
  private final SampleBudget ofTurns = SampleBudget.ofTurns();
  private final SampleBudget ofSpells = SampleBudget.ofSpells();
  private final LagRecorder control = new LagRecorder();
  private final LagRecorders recorders = new LagRecorders();
  private final Patrol patrol = new Patrol();
  private final Map<StallgateLoop, WatchedLoop> known = new ConcurrentHashMap<>();
  private final Queue<WatchedLoop> ended = new ConcurrentLinkedQueue<>();
  private final List<String> unread;
  private final Queue<Calm> awaited = new ConcurrentLinkedQueue<>();
  private volatile boolean hurry;
  private int ticks;
  private boolean suspicious;

  Watchdog(WatchPost post, HookTable hooks, WatchPost.Listener listener) {
    this(post, hooks, listener, new JvmClocks());
  }

  private Watchdog(WatchPost post, HookTable hooks, WatchPost.Listener listener, JvmClocks jvm) {
    this(post, hooks, listener, jvm, new StackSampler(jvm));
    if (jvm.hasUnstoppableLoops()) {
      listener.advise(
          "this garbage collector lets no stack be taken inside a counted loop before its end; add"
              + " -XX:+UseCountedLoopSafepoints -XX:LoopStripMiningIter=1000 for exact culprits");
    }
    WatchPost.daemon(sampler, "stallgate-sampler").start();
  }

  /**
   * @param sampler runs, or takes its stacks at once
   */
  Watchdog(
      WatchPost post,
      HookTable hooks,
      WatchPost.Listener listener,
      JvmClocks jvm,
      StackSampler sampler) {
    this.post = post;
    this.hooks = hooks;
    this.listener = listener;
    this.jvm = jvm;
    this.sampler = sampler;
    this.pulse = new Pulse(jvm, machine);
    this.unread = findUnread();
  }

  /** The loop has ended; what it was is returned, null if it was not seen. Any thread. */
  LagSnapshot forget(StallgateLoop loop) {
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

  /** Looks at once, and closely, until that is reached. Any thread. */
  void await(Calm calm, Thread own) {
    awaited.add(calm);
    hurry = true;
    LockSupport.unpark(own);
  }

  /** How many loops are watched. */
  int watched() {
    return known.size();
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
        Thread.interrupted();
        now = System.nanoTime();
        if (hurry) {
          hurry = false;
          next = Math.min(next, now);
        }
      }
      tick(now, now - next);
      long used = patrol.isDue(now) ? jvm.cpuNanos(Thread.currentThread()) : -1;
      next += patrol.untilNext(suspicious, now, used);
      next = Math.max(next, now + Patrol.TICK_NANOS / 2);
    }
    ended.addAll(known.values());
    closeEnded();
  }

  void tick(long now, long late) {
    control.delay(late);
    pulse.beat(now, late);
    welcome();
    if (++ticks % ORPHAN_TICKS == 0) {
      for (WatchedLoop each : known.values()) {
        if (each.isOrphan()) {
          forget(each.loop());
        }
      }
    }
    boolean suspect = false;
    for (WatchedLoop each : known.values()) {
      try {
        each.tick(pulse);
        suspect |= each.isSuspicious();
      } catch (Throwable failure) {
        known.remove(each.loop());
        ended.add(each);
        listener.failed(each.loop().name + " is not watched any more", failure);
      }
    }
    closeEnded();
    awaited.removeIf(Calm::isOver);
    for (Calm calm : awaited) {
      calm.look(known.values(), now);
    }
    suspicious = suspect || !awaited.isEmpty();
  }

  /** Who left is asked for first: whoever is among them has come, and may still be a newcomer. */
  private void welcome() {
    List<StallgateLoop> left = List.of();
    for (StallgateLoop loop = post.departed(); loop != null; loop = post.departed()) {
      left = left.isEmpty() ? new ArrayList<>() : left;
      left.add(loop);
    }
    for (StallgateLoop loop = post.newcomer(); loop != null; loop = post.newcomer()) {
      known.put(loop, new WatchedLoop(loop, this, recorders.of(loop)));
    }
    for (StallgateLoop loop : left) {
      forget(loop);
    }
  }

  private void closeEnded() {
    for (WatchedLoop each = ended.poll(); each != null; each = ended.poll()) {
      try {
        recorders.leave(each.loop());
        each.close(pulse);
      } catch (Throwable failure) {
        listener.failed("the last turn of " + each.loop().name + " is not judged", failure);
      }
    }
  }

  WatchLimits limits() {
    return post.limits();
  }

  SampleBudget ofTurns() {
    return ofTurns;
  }

  SampleBudget ofSpells() {
    return ofSpells;
  }

  StackSampler sampler() {
    return sampler;
  }

  void tell(Object what) {
    listener.seen(what);
  }

  /** Whether such a call may wait for a lock that has an owner. */
  boolean mayWantLock(int hook) {
    Family family = hooks.of(hook) == null ? null : hooks.of(hook).family();
    return family == Family.PARK || family == Family.MONITOR;
  }
}
