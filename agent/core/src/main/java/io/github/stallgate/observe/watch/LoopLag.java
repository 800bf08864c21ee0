// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import io.github.stallgate.observe.LagRecorder;

/**
 * What a loop's turns and queue delays were, from few looks.
 *
 * <p>Turn lengths: the watchdog asks for 25 to 200 turns a second to be timed, one a tick, each the
 * first that begins after a tick; every turn that lasts over a tick is seen anyway. Once a second
 * the timed ones are entered as often as there were short turns.
 *
 * <p>Queue delays: where a task knows when it was due, its turn tells. Of a Netty loop the queue's
 * length is read: the tasks that wait at one tick are through when that many more have begun, so
 * that the last of them waited from that tick to somewhere between the last one and this one: where
 * is reckoned from how many began meanwhile.
 *
 * <p>The watchdog's thread only, except for {@link #recorder}.
 */
final class LoopLag {
  private static final int MOST_TIMED = 256;

  /** Turns of that many nanoseconds are entered one by one and stand for no others: 3 ticks. */
  private static final long SEEN_ANYWAY = 15_000_000;

  private static final long SECOND = 1_000_000_000;

  private final StallgateLoop loop;
  private final LagRecorder recorder;
  private final long[] timed = new long[MOST_TIMED];
  private QueueLength queue;
  private int timedCount;
  private long timedLong;
  private long longTurns;
  private long turnsThen;
  private long enteredAt;
  private long mark;
  private long markedAt;
  private long begunThen;
  private long lookedAt;
  private long worst;

  LoopLag(StallgateLoop loop, LagRecorder recorder) {
    this.loop = loop;
    this.recorder = recorder;
  }

  LagRecorder recorder() {
    return recorder;
  }

  /** A tick that finds the loop busy: looks at its queue. */
  void busy(long now) {
    if (queue == null && loop.runner != null) {
      queue = QueueLength.of(loop.runner);
    }
    long begun = loop.tasks;
    if (mark == 0) {
      int waiting = queue == null ? 0 : queue.now();
      mark = waiting == 0 ? 0 : begun + waiting;
      markedAt = now;
    } else {
      settle(now, begun);
    }
    begunThen = begun;
    lookedAt = now;
  }

  /** The loop waits for work: nothing is in its queue any more. */
  void idle(long now) {
    if (mark != 0) {
      settle(now, loop.tasks);
      mark = 0;
    }
  }

  /** Enters the delay of the tasks that were waited for, if they all have begun. */
  private void settle(long now, long begun) {
    if (begun >= mark) {
      double part = (double) (mark - begunThen) / Math.max(1, begun - begunThen);
      delayed(lookedAt - markedAt + (long) ((now - lookedAt) * part));
      mark = 0;
    }
  }

  /** Takes what the loop has timed since, and asks for more. */
  void collect(long now) {
    long nanos = loop.turnNanos;
    enterUnseen();
    if (nanos != 0) {
      if (nanos >= SEEN_ANYWAY) {
        timedLong = nanos;
      } else if (timedCount < MOST_TIMED) {
        timed[timedCount++] = nanos;
      }
      if (loop.delayNanos >= 0) {
        delayed(loop.delayNanos);
      }
    }
    if (nanos != 0 || loop.turnBegan == 0) {
      loop.turnNanos = 0;
      loop.asked = true;
    }
    if (now - enteredAt >= SECOND) {
      enter(now);
    }
  }

  /** A turn that lasted over a tick has ended; if it was timed too, that is what it lasted. */
  void turn(long nanos) {
    longTurns++;
    recorder.turn(Math.max(nanos, timedLong));
    timedLong = 0;
  }

  /** A long turn that was timed and that no tick saw: the ticks were late, or stood still too. */
  private void enterUnseen() {
    if (timedLong > 0) {
      turn(timedLong);
    }
  }

  private void enter(long now) {
    enteredAt = now;
    long turns = loop.tasks + loop.events;
    long shorts = turns - turnsThen - longTurns;
    for (int i = 0; i < timedCount; i++) {
      long share = shorts / timedCount + (i < shorts % timedCount ? 1 : 0);
      if (share > 0) {
        recorder.turns(share, timed[i]);
      }
    }
    if (timedCount > 0 || longTurns > 0) {
      turnsThen = turns;
      timedCount = 0;
      longTurns = 0;
    }
  }

  /** Enters what is left. */
  void end() {
    enterUnseen();
    enter(enteredAt);
  }

  private void delayed(long nanos) {
    recorder.delay(nanos);
    worst = Math.max(worst, nanos);
  }

  /** How long some task has waited at worst since this was reset, as far as it is known by now. */
  long worst(long now) {
    return Math.max(worst, mark == 0 ? 0 : now - markedAt);
  }

  void reset() {
    worst = 0;
  }
}
