// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

/**
 * One loop under the watchdog. Its thread's state is read, never changed, except that now and then
 * a turn is asked to time itself. The watchdog's thread only.
 */
final class WatchedLoop {
  private static final long MILLI = 1_000_000;
  private static final long NEVER_ENDING = 2_000 * MILLI;

  private final StallgateLoop loop;
  private final Watchdog by;
  private final LoopLag lag;
  private final BusySpell spell;
  private SystemThread system;
  private long systemId;
  private Turn turn;
  private Turn closing;
  private int patience;
  private Held held;
  private long elsewhere;
  private long seenBeat = -1;
  private long seenCall;
  private boolean terminated;

  WatchedLoop(StallgateLoop loop, Watchdog by) {
    this.loop = loop;
    this.by = by;
    this.lag = new LoopLag(loop);
    this.spell = new BusySpell(this);
  }

  StallgateLoop loop() {
    return loop;
  }

  LoopLag lag() {
    return lag;
  }

  SampleBudget budget() {
    return by.budget();
  }

  StackSampler sampler() {
    return by.sampler();
  }

  WatchLimits limits() {
    return by.limits();
  }

  void tell(Object what) {
    by.tell(what);
  }

  /** What the system says of the loop's thread; the loop gets its id in its first turn. */
  SystemThread system() {
    long id = loop.id;
    if (system == null || id != systemId) {
      if (system != null) {
        system.close();
      }
      system = new SystemThread(id);
      systemId = id;
    }
    return system;
  }

  /** Loop time that other findings tell of, so far. */
  long elsewhere() {
    if (turn == null) {
      return elsewhere;
    }
    return elsewhere + (isTold() ? turn.lasted() : turn.toldElsewhere());
  }

  /** Whether the turn that runs is told by itself, with stacks of its own. */
  boolean isTold() {
    return turn != null && turn.isWorthTelling(limits());
  }

  /**
   * Looks at the loop. Where a framework tells no turns, what lies between two hooked calls is one:
   * its own wait for work is a hooked call too, and is not known as such.
   */
  void tick(Pulse pulse) {
    if (turn != null) {
      turn.late(pulse.lateNow());
    }
    long beat = StallgateTurns.beat(loop);
    int state = (int) beat & StallgateTurns.STATE;
    long call = state == StallgateTurns.TURN ? 0 : loop.began;
    finish(pulse, false);
    lag.collect(pulse.now());
    boolean wasIdle = ((int) seenBeat & StallgateTurns.STATE) == StallgateTurns.IDLE;
    if (beat != seenBeat || call != seenCall) {
      end(pulse);
      seenBeat = beat;
      seenCall = call;
      if (wasIdle && state != StallgateTurns.IDLE) {
        turn = new Turn(this, beat, pulse);
      }
    } else if (state != StallgateTurns.IDLE) {
      goOn(pulse, beat);
    }
    if (state == StallgateTurns.IDLE) {
      lag.idle();
      spell.idle(pulse);
    } else {
      lag.busy(pulse.now());
      spell.busy(pulse);
    }
  }

  private void goOn(Pulse pulse, long beat) {
    if (turn == null) {
      turn = new Turn(this, beat, pulse);
      return;
    }
    turn.tick(pulse);
    if (turn.isDue() && turn.isWorthTelling(limits())) {
      by.tell(turn.told(pulse, false));
    }
  }

  /** The turn that was seen at the last tick is over. */
  private void end(Pulse pulse) {
    if (turn == null) {
      return;
    }
    finish(pulse, true);
    if (turn.ofLoop() > 0) {
      lag.turn(turn.ofLoop());
    }
    elsewhere = elsewhere();
    if (turn.isWorthTelling(limits())) {
      closing = turn;
      patience = Watchdog.PATIENCE_TICKS;
      finish(pulse, false);
    } else if (turn.lasted() > 0) {
      spell.turn(pulse.now(), turn.cpuNanos(), turn.samples());
    }
    turn = null;
  }

  /** Tells of the ended turn once all its stacks are there, or when that takes too long. */
  private void finish(Pulse pulse, boolean atOnce) {
    if (closing != null && (atOnce || closing.samples().isComplete() || patience-- <= 0)) {
      by.tell(closing.told(pulse, true));
      closing = null;
    }
  }

  /** The loop is in a hooked call, in that turn. */
  void called(long beat, Pulse pulse) {
    long began = loop.began;
    if (held == null || !held.isOf(began)) {
      held = new Held(began, pulse.now(), system().runDelay(), pulse.stopped());
      loop.held = held;
      return;
    }
    held.seen(system().runDelay(), pulse.stopped());
    if (by.isPark(loop.hook) && held.askOnce()) {
      sampler().ask(loop, beat, Doing.CALLING, held.samples());
    }
    long nanos = held.lasted(pulse.now());
    if (nanos >= NEVER_ENDING) {
      tellOfNeverEnding(beat, nanos);
    }
  }

  private void tellOfNeverEnding(long beat, long nanos) {
    Samples samples = held.samples();
    if (samples.stacks().isEmpty()) {
      if (samples.isComplete()) {
        sampler().ask(loop, beat, Doing.UNKNOWN, samples);
      }
    } else if (held.tellOnce()) {
      StackSample sample = samples.stacks().get(0);
      by.tell(new StillCalling(loop, loop.hook, nanos, loop.stream, sample, held));
    }
  }

  /** Whether the thread has ended and nobody said so between two times that this was asked. */
  boolean isOrphan() {
    boolean before = terminated;
    terminated = loop.thread.getState() == Thread.State.TERMINATED;
    return before && terminated;
  }

  /** The loop has ended, or the JVM does: tells what is known. */
  void close(Pulse pulse) {
    end(pulse);
    finish(pulse, true);
    lag.end();
    if (system != null) {
      system.close();
    }
  }
}
