// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/** The clocks as of one tick, each read at most once a tick. The watchdog's thread only. */
final class Pulse {
  private static final int MOST_QUESTIONS = 2;
  private static final long STOOD_FROM = 5_000_000;

  private final JvmClocks jvm;
  private final MachineClock machine;
  private SystemThread self = SystemThread.UNKNOWN;
  private long selfQueued;
  private long stood;
  private long now;
  private long late;
  private long lateNow;
  private int questions;
  private long stopped;
  private long collected;

  Pulse(JvmClocks jvm, MachineClock machine) {
    this.jvm = jvm;
    this.machine = machine;
  }

  /** The ticks come from that thread. */
  void from(SystemThread ticking) {
    self = ticking;
    selfQueued = ticking.runDelay();
  }

  /** A tick begins, that late. */
  void beat(long at, long nanosLate) {
    now = at;
    late += nanosLate;
    lateNow = nanosLate;
    questions = 0;
    machine.keepUp(now);
    read();
  }

  /**
   * Reads the clocks. A tick that is late though its thread had a processor, and no pause held it,
   * was late because the whole machine stood.
   */
  private void read() {
    long stoppedBefore = stopped;
    stopped = jvm.stoppedNanos();
    collected = jvm.collectedNanos();
    long queued = self.runDelay();
    if (lateNow >= STOOD_FROM && queued >= 0) {
      stood += Math.max(0, lateNow - (queued - selfQueued) - (stopped - stoppedBefore));
    }
    selfQueued = queued;
  }

  /** Nanoseconds for which the whole machine stood, in all. */
  long stood() {
    return stood;
  }

  /** What the host took from all processors together, as of some ticks ago at most. */
  long stolen() {
    return machine.stolenNanos();
  }

  /** The same, as of now. */
  long stolenNow() {
    return machine.stolenNanosNow(now);
  }

  /**
   * Whether one more file of the system may be read at this tick: on a starved machine many turns
   * last, and none of them is worth much.
   */
  boolean mayAskTheSystem() {
    return questions++ < MOST_QUESTIONS;
  }

  long now() {
    return now;
  }

  /** How late this tick is. */
  long lateNow() {
    return lateNow;
  }

  /** All lateness so far. */
  long late() {
    return late;
  }

  long stopped() {
    return stopped;
  }

  long collected() {
    return collected;
  }

  long lost() {
    return machine.lostNanos(now);
  }

  JvmClocks jvm() {
    return jvm;
  }
}
