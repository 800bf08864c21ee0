// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.lang.management.ThreadInfo;

/**
 * One turn that lasted over at least one tick, while it is watched. The watchdog's thread only.
 *
 * <p>Each time a tick finds it again, what its thread did since is booked under a {@link Doing}.
 * Processor time is taken only while the turn surely lasts, so that what is booked is never more
 * than the turn has used; what excuses is read after its end too.
 */
final class Turn {
  private static final long MILLI = 1_000_000;
  private static final long EVERY_TICK_UNTIL = 200 * MILLI;
  private static final long CLOSELY_UNTIL = 1_000 * MILLI;
  private static final long CALLS_CLOSELY_UNTIL = 50 * MILLI;
  private static final long SELDOM_FROM = 5_000 * MILLI;

  /** Used by then without a pause: worth a look at its stack. */
  private static final long SAMPLED_FROM = 8 * MILLI;

  private static final long TICK_PACE = 5 * MILLI;
  private static final long SLOWEST_PACE = 20 * MILLI;
  private static final long WAIT_SAMPLED_FROM = 12 * MILLI;
  private static final long SETTLED_FROM = 20 * MILLI;

  private final WatchedLoop of;
  private final long beat;
  private final long number;
  private final CarrierQueue queue;
  private final Samples samples = new Samples();
  private final long[] did = new long[Doing.values().length];
  private final long began;
  private final long surelyBegan;
  private final long baseCpu;
  private final long baseStopped;
  private final long baseCollected;
  private final long baseLate;
  private final long baseStolen;
  private boolean isMeasured;
  private ThreadInfo base;
  private long baseQueued;
  private long baseLost;
  private long baseClasses;
  private long baseFaults = -1;
  private long faults;
  private long worstLate;
  private long seenAt;
  private long cpu;

  /** Booked as processor time at the most while the host ran nothing here. */
  private long host;

  private long stopped;

  /** In rerouted calls: the loop has gone on elsewhere. */
  private long away;

  private Doing before;
  private long nextSample;
  private long tellAt;

  /** A turn that gets no processor is looked at less and less often. */
  private long pace;

  /**
   * @param cpuThen the thread's processor time when the turn began at the earliest; negative if
   *     only that of now is known
   */
  Turn(WatchedLoop of, long beat, Pulse pulse, long cpuThen) {
    this.of = of;
    this.beat = beat;
    this.number = of.loop().tasks + of.loop().events;
    this.queue = of.isCarrier() ? CarrierQueue.of(of.loop().thread) : null;
    this.began = pulse.now();
    this.surelyBegan = timed(of.loop(), beat, began);
    this.seenAt = began;
    this.cpu = cpuThen >= 0 ? cpuThen : pulse.jvm().cpuNanos(of.loop().thread);
    this.baseCpu = cpu;
    this.stopped = pulse.stopped();
    this.baseStopped = stopped;
    this.baseCollected = pulse.collected();
    this.baseLate = pulse.late();
    this.baseStolen = pulse.stolen();
    this.tellAt = 1_000 * MILLI;
    boolean locked = of.loop().thread.getState() == Thread.State.BLOCKED;
    this.before = locked ? Doing.LOCKED : Doing.UNKNOWN;
  }

  /** When the turn itself says that it began, if it is one that the watchdog asked to be timed. */
  private static long timed(StallgateLoop loop, long beat, long seen) {
    long timed = loop.turnBegan;
    boolean isThisTurn = timed != 0 && StallgateTurns.beat(loop) == beat;
    return isThisTurn && timed - seen < 0 ? timed : seen;
  }

  /**
   * Whether it should be looked at again soon: it was seen to hold its loop, and not for so long
   * that some milliseconds more or less say nothing.
   */
  boolean isSuspicious() {
    return switch (before) {
      case COMPUTING, LOCKED, PINNED, SLEEPING, DISK -> lasted() < CLOSELY_UNTIL;
      case CALLING -> lasted() < CALLS_CLOSELY_UNTIL;
      case QUEUED, STOPPED, UNKNOWN -> false;
    };
  }

  /** Whether the loop has begun no other turn since. */
  private boolean isLast() {
    return of.loop().tasks + of.loop().events == number;
  }

  long beat() {
    return beat;
  }

  /** When a tick saw it first. */
  long began() {
    return began;
  }

  long lasted() {
    return seenAt - began;
  }

  /**
   * How much of it is surely the loop's own: where no turns are told, a hooked call may as well be
   * its wait for work.
   */
  long ofLoop() {
    return lasted() - (isTurn() ? away : did[Doing.CALLING.ordinal()]);
  }

  private boolean isTurn() {
    return ((int) beat & StallgateTurns.STATE) == StallgateTurns.TURN;
  }

  /** Used since it was first seen, as far as that is sure; never negative. */
  long cpuNanos() {
    return baseCpu < 0 ? 0 : Math.max(0, cpu - baseCpu - host);
  }

  /**
   * Reads what the host took. Where it runs other guests while a thread is on a processor, the
   * system books that as the thread's own time.
   */
  private void settle(Pulse pulse) {
    if (cpu - baseCpu >= SETTLED_FROM) {
      host = pulse.stolenNow() - baseStolen;
    }
  }

  /** A tick meanwhile came that late. */
  void late(long nanos) {
    worstLate = Math.max(worstLate, nanos);
  }

  Samples samples() {
    return samples;
  }

  /** Time that another finding tells of: hooked calls and monitors. */
  long toldElsewhere() {
    return did[Doing.CALLING.ordinal()] + did[Doing.LOCKED.ordinal()];
  }

  /** The tick finds the turn again. */
  void tick(Pulse pulse) {
    long now = pulse.now();
    long age = now - began;
    long every = age < EVERY_TICK_UNTIL ? 0 : age < SELDOM_FROM ? 20 * MILLI : 100 * MILLI;
    if (now - seenAt < Math.max(every, pace)) {
      return;
    }
    long cpuNow = pulse.jvm().cpuNanos(of.loop().thread);
    Doing doing = doing(pulse, cpuNow - cpu, now - seenAt);
    if (StallgateTurns.beat(of.loop()) != beat) {
      return;
    }
    boolean starved = doing == null || doing == Doing.QUEUED;
    pace = starved ? Math.min(SLOWEST_PACE, pace + TICK_PACE) : 0;
    if (doing == null) {
      return;
    }
    if (!starved) {
      measure(pulse);
    }
    if (!doing.isMomentary() || before == doing) {
      did[doing.ordinal()] += now - seenAt;
    }
    if (doing == Doing.CALLING && of.isAway()) {
      away += now - seenAt;
    }
    cpu = Math.max(cpu, cpuNow);
    stopped = pulse.stopped();
    seenAt = now;
    look(doing, pulse);
    before = doing;
  }

  /**
   * What costs a file or more to read is read when the turn does something: most turns that a tick
   * sees are over at the next, and on a starved machine most others only wait for a processor.
   */
  private void measure(Pulse pulse) {
    if (!isMeasured) {
      isMeasured = true;
      baseQueued = of.system().runDelay();
      baseLost = pulse.lost();
      baseClasses = pulse.jvm().classesLoaded();
      base = pulse.jvm().info(of.loop().thread);
    }
  }

  /**
   * The turn has ended.
   *
   * @param between whether the loop was seen between two turns since
   */
  void end(Pulse pulse, boolean between) {
    if (between) {
      endAsLast(pulse);
    }
    settle(pulse);
  }

  /**
   * If no other has begun: what its thread used since the last tick was used in it. That matters
   * where the watchdog was stopped together with everything else, as by a stack that could not be
   * taken before a counted loop was through.
   */
  private void endAsLast(Pulse pulse) {
    long asked = System.nanoTime();
    if (baseCpu < 0 || !isLast()) {
      return;
    }
    long used = pulse.jvm().cpuNanos(of.loop().thread) - cpu;
    if (!isLast()) {
      used -= System.nanoTime() - asked; // what the turns that began meanwhile may have used
    }
    if (used > 0) {
      cpu += used;
      long until = Math.min(pulse.now(), seenAt + used);
      did[Doing.COMPUTING.ordinal()] += until - seenAt;
      seenAt = until;
    }
  }

  /** Null: too much was asked at this tick already. */
  private Doing doing(Pulse pulse, long used, long nanos) {
    if (of.loop().in != 0) {
      return Doing.CALLING;
    }
    Thread.State state = of.loop().thread.getState();
    if (of.isCarrier() && state != Thread.State.RUNNABLE) {
      return Doing.PINNED;
    }
    if (state == Thread.State.BLOCKED) {
      return Doing.LOCKED;
    }
    if (used >= nanos / 4) {
      return Doing.COMPUTING;
    }
    if (pulse.stopped() - stopped >= nanos / 2) {
      return Doing.STOPPED;
    }
    if (!pulse.mayAskTheSystem()) {
      return null;
    }
    Doing told = of.system().doing();
    if (told == Doing.UNKNOWN) {
      return state == Thread.State.RUNNABLE ? Doing.UNKNOWN : Doing.SLEEPING;
    }
    if (told != Doing.QUEUED && (used > nanos / 20 || pulse.stopped() > stopped)) {
      // It slept just now, but not all the time: a safepoint holds a thread in the same way.
      return used > nanos / 20 ? Doing.COMPUTING : Doing.STOPPED;
    }
    faults = of.system().majorFaults();
    baseFaults = baseFaults < 0 ? faults : baseFaults;
    return told;
  }

  /** Asks for a stack if one more would tell something. */
  private void look(Doing doing, Pulse pulse) {
    long now = pulse.now();
    if (doing == Doing.CALLING) {
      of.called(beat, pulse);
    }
    if (doing == Doing.COMPUTING && queue != null) {
      queue.look();
    }
    boolean wanted =
        switch (doing) {
          case COMPUTING -> cpuNanos() >= SAMPLED_FROM;
          case LOCKED, PINNED -> true;
          case SLEEPING, DISK, UNKNOWN -> waited() >= WAIT_SAMPLED_FROM;
          case CALLING, QUEUED, STOPPED -> false;
        };
    if (wanted && now >= nextSample && of.ofTurns().take(now)) {
      of.sampler().ask(of.loop(), beat, doing, samples);
      nextSample = now + gap(samples.size());
    }
  }

  private long waited() {
    return did[Doing.SLEEPING.ordinal()] + did[Doing.DISK.ordinal()] + did[Doing.UNKNOWN.ordinal()];
  }

  /** The more there are, the longer until the next: a minute of computing needs no 6 000 stacks. */
  private static long gap(int taken) {
    return taken < 12
        ? 4 * MILLI
        : taken < 24 ? 20 * MILLI : taken < 40 ? 200 * MILLI : 2_000 * MILLI;
  }

  /** Whether it has gone on for so long that it should be told before its end. */
  boolean isDue() {
    if (lasted() < tellAt) {
      return false;
    }
    tellAt *= 4;
    return true;
  }

  boolean isWorthTelling(WatchLimits limits) {
    if (queue != null) {
      return cpuNanos() >= limits.hog() && queue.waiting() > 0
          || did[Doing.PINNED.ordinal()] >= limits.pinned()
          || did[Doing.SLEEPING.ordinal()] >= limits.pinned();
    }
    return cpuNanos() >= limits.cpu()
        || did[Doing.LOCKED.ordinal()] >= limits.lock()
        || lasted() - toldElsewhere() >= limits.stall();
  }

  /** What is known of it now: a {@link Stall}, of a carrier a {@link CarrierStall}. */
  Object told(Pulse pulse, boolean ended) {
    Stall stall = stall(pulse, ended);
    return queue == null ? stall : new CarrierStall(stall, queue.waiting());
  }

  private Stall stall(Pulse pulse, boolean ended) {
    measure(pulse);
    settle(pulse);
    long queuedNow = of.system().runDelay();
    ThreadInfo now = pulse.jvm().info(of.loop().thread);
    boolean counted = base != null && now != null;
    return new Stall(
        of.loop(),
        beat,
        surelyBegan,
        isTurn(),
        ended,
        Math.max(lasted(), cpuNanos()),
        baseCpu < 0 ? -1 : cpuNanos(),
        baseQueued < 0 || queuedNow < 0 ? -1 : queuedNow - baseQueued,
        pulse.stopped() - baseStopped,
        pulse.collected() - baseCollected,
        pulse.lost() - baseLost,
        pulse.late() - baseLate,
        worstLate,
        did.clone(),
        Math.max(0, faults - Math.max(0, baseFaults)),
        pulse.jvm().classesLoaded() - baseClasses,
        counted ? now.getBlockedCount() - base.getBlockedCount() : 0,
        counted ? now.getWaitedCount() - base.getWaitedCount() : 0,
        samples.stacks(),
        samples.locks());
  }
}
