// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the lag that no single turn explains: many tasks at once, a loop that never rests, turns
 * that stay just below the threshold again and again.
 *
 * <p>A spell lasts from the first tick that finds the loop busy to the last. Its own work is that
 * without the time that another finding tells of, without what the machine and the collector took,
 * and without the loading of classes: a loop that is late because it got no processor is not
 * accused. Most spells are short, so what excuses is read some ticks later; of the time before,
 * only what its thread has computed is its own. The watchdog's thread only.
 */
final class BusySpell {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final long MEMORY = 10 * SECOND;
  private static final int REPEATED = 5;
  private static final int MOST_REMEMBERED = 64;

  private final WatchedLoop of;
  private Samples samples = new Samples();
  private final ArrayDeque<Repeated> repeated = new ArrayDeque<>();
  private long began;
  private long until;
  private long cpu;

  /** As of the last stack; a thread that has ended tells no more, and does not lessen it. */
  private long cpuThen;

  private long readAt;

  /** Its own work before the rest was read. */
  private long early;

  private long queued;
  private long stopped;
  private long lost;
  private long worstLate;
  private long elsewhere;
  private long cpuElsewhere;
  private long classes;
  private long turns;
  private long nextSample;
  private int idleTicks;
  private int ticks;
  private boolean read;
  private boolean raised;

  /** A turn below the threshold, but not by much. */
  private record Repeated(long at, long nanos, List<StackSample> samples) {}

  BusySpell(WatchedLoop of) {
    this.of = of;
  }

  /** A tick that found the loop waiting for work. */
  void idle(Pulse pulse) {
    idleTicks++;
    worstLate = Math.max(worstLate, pulse.lateNow());
    if (ticks > 0 && (idleTicks > 1 || ticks < 20)) {
      end(pulse);
    }
  }

  /** A tick that found the loop busy. */
  void busy(Pulse pulse) {
    long now = pulse.now();
    idleTicks = 0;
    ticks++;
    until = now;
    worstLate = Math.max(worstLate, pulse.lateNow());
    if (ticks == 1) {
      begin(pulse);
      return;
    }
    if (!read && now - began >= 25 * MILLI) {
      read(pulse);
    }
    if (!read) {
      return;
    }
    long delay = of.lag().worst(now);
    if (delay >= 15 * MILLI || now - began >= SECOND / 2) {
      sample(now, pulse);
    }
    if (now - began >= SECOND) {
      end(pulse);
    }
  }

  private void begin(Pulse pulse) {
    began = pulse.now();
    cpu = pulse.jvm().cpuNanos(of.loop().thread);
    cpuThen = cpu;
    elsewhere = of.elsewhere();
    cpuElsewhere = of.cpuElsewhere();
    classes = pulse.jvm().classesLoaded();
    turns = of.loop().tasks + of.loop().events;
    worstLate = 0;
  }

  /** Whether it is one that began before that and may yet be found. */
  boolean isOpenSince(long time) {
    return read && began - time <= 0;
  }

  /** The loop has ended, or the JVM does, which is often just after the work is done. */
  void close(Pulse pulse) {
    if (ticks > 0) {
      end(pulse);
    }
  }

  private void sample(long now, Pulse pulse) {
    boolean useful = now >= nextSample && of.loop().in == 0 && !of.isTold();
    if (useful) {
      readCpu(pulse);
    }
    if (useful && of.ofSpells().take(now)) {
      of.sampler().ask(of.loop(), StackSampler.ANY, Doing.COMPUTING, samples);
      nextSample = now + (samples.size() < 20 ? 10 : 100) * MILLI;
    }
  }

  private void read(Pulse pulse) {
    read = true;
    readAt = pulse.now();
    readCpu(pulse);
    long told = of.elsewhere() - elsewhere;
    early = Math.max(0, Math.min(readAt - began, cpuThen - cpu) - told);
    elsewhere += told;
    queued = of.system().runDelay();
    stopped = pulse.stopped();
    lost = pulse.lost();
  }

  private void readCpu(Pulse pulse) {
    cpuThen = Math.max(cpuThen, pulse.jvm().cpuNanos(of.loop().thread));
  }

  /** The spell is over, or long enough to be judged and begun anew. */
  private void end(Pulse pulse) {
    if (read) {
      judge(pulse);
    }
    of.lag().reset();
    samples = new Samples();
    ticks = 0;
    idleTicks = 0;
    read = false;
    raised = false;
  }

  private void judge(Pulse pulse) {
    long stall = of.limits().stall();
    long wall = until - began;
    long warmUp = (pulse.jvm().classesLoaded() - classes) * Stall.CLASS_NANOS;
    long own = Math.max(0, early + lately(pulse) - warmUp);
    long toldCpu = of.cpuElsewhere() - cpuElsewhere;
    readCpu(pulse);
    long used = cpuThen - cpu - toldCpu - warmUp;
    long delay = of.lag().worst(pulse.now());
    long count = of.loop().tasks + of.loop().events - turns;
    boolean computed = used >= own / 2 && own >= stall;
    boolean never = wall >= SECOND && own >= wall / 3 * 2 && used >= own / 5 * 4 && count > 20;
    if (computed && (never || Math.min(delay, own) >= stall)) {
      Lagging.Kind kind =
          Math.min(delay, own) >= stall ? Lagging.Kind.QUEUE : Lagging.Kind.SATURATED;
      send(kind, began, delay, wall, own, used, count, worstLate, samples.stacks());
    }
  }

  /** Its own work since the rest was read. */
  private long lately(Pulse pulse) {
    long queuedNow = of.system().runDelay();
    long inQueue = queued < 0 || queuedNow < 0 ? 0 : queuedNow - queued;
    long told = of.elsewhere() - elsewhere;
    return until - readAt - told - inQueue - (pulse.stopped() - stopped) - (pulse.lost() - lost);
  }

  /** A turn that no finding tells of has ended. */
  void turn(long now, long cpuNanos, Samples of) {
    if (cpuNanos < this.of.limits().stall() / 2) {
      return;
    }
    repeated.add(new Repeated(now, cpuNanos, of.stacks()));
    while (repeated.size() > MOST_REMEMBERED || now - repeated.peek().at > MEMORY) {
      repeated.remove();
    }
    long sum = 0;
    for (Repeated each : repeated) {
      sum += each.nanos;
    }
    if (sum >= REPEATED * this.of.limits().stall() && !raised) {
      tellRepeated(now, sum);
    }
  }

  private void tellRepeated(long now, long sum) {
    List<StackSample> all = new ArrayList<>();
    for (Repeated each : repeated) {
      all.addAll(each.samples);
    }
    Repeated first = repeated.peek();
    long wall = now - first.at;
    send(Lagging.Kind.REPEATED, first.at - first.nanos, 0, wall, sum, sum, repeated.size(), 0, all);
  }

  private void send(
      Lagging.Kind kind,
      long since,
      long delay,
      long wall,
      long own,
      long used,
      long count,
      long lateness,
      List<StackSample> stacks) {
    raised = true;
    repeated.clear();
    of.tell(new Lagging(of.loop(), kind, since, delay, wall, own, used, count, lateness, stacks));
  }
}
