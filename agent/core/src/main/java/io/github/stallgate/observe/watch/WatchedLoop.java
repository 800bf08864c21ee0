// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.observe.watch;

import io.github.stallgate.loops.Recognisers;
import io.github.stallgate.observe.LagRecorder;

/**
 * One loop under the watchdog. Its thread's state is read, never changed, except that now and then
 * a turn is asked to time itself. The watchdog's thread only.
 */
final class WatchedLoop {
  private static final long MILLI = 1_000_000;

  /**
   * That many since the last tick: a loop that is seen looking for work, and not parked, looks for
   * it between many short turns.
   */
  private static final int MANY_BEGUN = 20;

  private static final int RESTED = 3;

  private static final long NEVER_ENDING = 2_000 * MILLI;

  private final StallgateLoop loop;
  private final Watchdog by;
  private final LoopLag lag;
  private final BusySpell spell;
  private final boolean carrier;
  private SystemThread system;
  private Turn turn;
  private Turn closing;
  private int patience;
  private Held held;
  private long elsewhere;
  private long cpuElsewhere;
  private long seenBeat = -1;
  private int rested;
  private long restedCpu;
  private long restedNumber;
  private long seenCall;
  private boolean terminated;

  WatchedLoop(StallgateLoop loop, Watchdog by, LagRecorder recorder) {
    this.loop = loop;
    this.by = by;
    this.lag = new LoopLag(loop, recorder);
    this.spell = new BusySpell(this);
    this.carrier = Recognisers.isCarrier(loop.kind);
  }

  StallgateLoop loop() {
    return loop;
  }

  /** Whether its turns are those of virtual threads, and nothing else it does matters. */
  boolean isCarrier() {
    return carrier;
  }

  LoopLag lag() {
    return lag;
  }

  SampleBudget ofTurns() {
    return by.ofTurns();
  }

  SampleBudget ofSpells() {
    return by.ofSpells();
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

  /** The loop says what the system calls its thread when its first turn begins. */
  SystemThread system() {
    if (system == null && loop.id == 0) {
      return SystemThread.UNKNOWN;
    }
    if (system == null) {
      system = new SystemThread(loop.id);
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

  /** Processor time in it. */
  long cpuElsewhere() {
    return cpuElsewhere + (isTold() ? turn.cpuNanos() : 0);
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
    if (isAsleep()) {
      return;
    }
    if (turn != null) {
      turn.late(pulse.lateNow());
    }
    long beat = StallgateTurns.beat(loop);
    int state = (int) beat & StallgateTurns.STATE;
    long call = state == StallgateTurns.TURN ? 0 : loop.began;
    finish(pulse, false);
    lag.collect(pulse.now());
    long passed = (beat >>> 2) - (seenBeat >>> 2);
    boolean wasIdle = ((int) seenBeat & StallgateTurns.STATE) == StallgateTurns.IDLE;
    if (beat != seenBeat || call != seenCall) {
      end(pulse, beat);
      seenBeat = beat;
      seenCall = call;
      if (!isResting(state) && (wasIdle || state == StallgateTurns.TURN)) {
        turn = new Turn(this, beat, pulse, cpuBefore());
      }
    } else if (!isResting(state)) {
      goOn(pulse, beat);
    }
    if (!carrier) {
      weigh(pulse, state, passed);
    }
    rest(pulse, state, passed);
  }

  /**
   * A loop that waits for work is looked at closely three times, so that all that was begun is
   * brought to its end, and then passed by until it does something. Meanwhile its thread uses no
   * processor, so what it had used by then is what it has used when its next turn begins.
   */
  private void rest(Pulse pulse, int state, long passed) {
    boolean rests = state == StallgateTurns.IDLE && closing == null;
    rested = !rests ? 0 : passed == 0 ? rested + 1 : 1;
    if (rested == RESTED) {
      restedCpu = pulse.jvm().cpuNanos(loop.thread);
      restedNumber = loop.tasks + loop.events;
    }
  }

  /** Whether the loop waits for work, and has done nothing since it was last looked at closely. */
  boolean isAsleep() {
    return rested >= RESTED && StallgateTurns.beat(loop) == seenBeat;
  }

  /** Whether the turn that runs should be looked at again soon. */
  boolean isSuspicious() {
    return turn != null && turn.isSuspicious();
  }

  /** What its thread had used before this turn, if no other has begun since it rested. */
  private long cpuBefore() {
    boolean first = rested >= RESTED && loop.tasks + loop.events == restedNumber + 1;
    return first ? restedCpu : -1;
  }

  /**
   * Looks for lag that no single turn explains.
   *
   * @param passed how many turns and waits the loop has begun since the last tick
   */
  private void weigh(Pulse pulse, int state, long passed) {
    if (isAway()) {
      lag.idle(pulse.now());
      spell.idle(pulse);
    } else if (state != StallgateTurns.IDLE) {
      lag.busy(pulse.now());
      spell.busy(pulse);
    } else if (passed >= MANY_BEGUN && loop.thread.getState() == Thread.State.RUNNABLE) {
      spell.busy(pulse);
    } else {
      lag.idle(pulse.now());
      spell.idle(pulse);
    }
  }

  /** Whether the thread is in a call that the loop does not wait for: it goes on elsewhere. */
  boolean isAway() {
    return loop.in != 0 && StallgateRegions.stateOf(loop) == StallgateRegions.REROUTED;
  }

  private boolean isResting(int state) {
    return state == StallgateTurns.IDLE || carrier && state != StallgateTurns.TURN;
  }

  private void goOn(Pulse pulse, long beat) {
    if (turn == null) {
      turn = new Turn(this, beat, pulse, -1);
      return;
    }
    turn.tick(pulse);
    if (turn.isDue() && turn.isWorthTelling(limits())) {
      by.tell(turn.told(pulse, false));
    }
  }

  /**
   * The turn that was seen at the last tick is over.
   *
   * @param beat where the loop stands now
   */
  private void end(Pulse pulse, long beat) {
    if (turn == null) {
      return;
    }
    boolean between = ((int) beat & StallgateTurns.STATE) != StallgateTurns.TURN;
    turn.end(pulse, between && beat != turn.beat());
    finish(pulse, true);
    if (turn.ofLoop() > 0) {
      lag.turn(turn.ofLoop());
    }
    if (isTold()) {
      elsewhere += pulse.now() - turn.began(); // maybe a tick too much, never too little
      cpuElsewhere += turn.cpuNanos();
      closing = turn;
      patience = Watchdog.PATIENCE_TICKS;
      finish(pulse, false);
    } else {
      elsewhere += turn.toldElsewhere();
      if (turn.lasted() > 0 && !carrier) {
        spell.turn(pulse.now(), turn.cpuNanos(), turn.samples());
      }
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

  /**
   * The turn that runs, if its end is a matter of time: not the hooked call of a loop without
   * turns, which may be its wait for work. Null if none does.
   */
  Turn running() {
    boolean isTurn = (seenBeat & StallgateTurns.STATE) == StallgateTurns.TURN;
    return isTurn || loop.in == 0 ? turn : null;
  }

  /** Whether all is told that ended, and all of this kind that began before that time. */
  boolean isToldUntil(long time) {
    return closing == null && !spell.isOpenSince(time);
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
    if (by.mayWantLock(loop.hook) && held.askOnce()) {
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
      byte rerouted = StallgateRegions.stateOf(loop);
      by.tell(new StillCalling(loop, loop.hook, nanos, loop.stream, rerouted, sample, held));
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
    end(pulse, StallgateTurns.beat(loop));
    finish(pulse, true);
    spell.close(pulse);
    lag.end();
    if (system != null) {
      system.close();
    }
  }
}
