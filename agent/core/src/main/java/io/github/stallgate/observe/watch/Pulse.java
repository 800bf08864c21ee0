// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/**
 * The clocks as of one tick, each read at most once a tick and only if a loop's turn lasts. The
 * watchdog's thread only.
 */
final class Pulse {
  private static final int MOST_QUESTIONS = 2;

  private final JvmClocks jvm;
  private final MachineClock machine;
  private long now;
  private long late;
  private long lateNow;
  private boolean isRead;
  private int questions;
  private long stopped;
  private long collected;

  Pulse(JvmClocks jvm, MachineClock machine) {
    this.jvm = jvm;
    this.machine = machine;
  }

  /** A tick begins, that late. */
  void beat(long at, long nanosLate) {
    now = at;
    late += nanosLate;
    lateNow = nanosLate;
    isRead = false;
    questions = 0;
    machine.keepUp(now);
  }

  /** What the host took from one processor at most, as of some ticks ago at most. */
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
    read();
    return stopped;
  }

  long collected() {
    read();
    return collected;
  }

  long lost() {
    return machine.lostNanos(now);
  }

  JvmClocks jvm() {
    return jvm;
  }

  private void read() {
    if (!isRead) {
      isRead = true;
      stopped = jvm.stoppedNanos();
      collected = jvm.collectedNanos();
    }
  }
}
