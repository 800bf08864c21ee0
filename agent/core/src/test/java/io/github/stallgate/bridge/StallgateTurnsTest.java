// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallgateTurnsTest {
  private final RecordingSink sink = new RecordingSink();

  private static int state(StallgateLoop loop) {
    return (int) StallgateTurns.beat(loop) & StallgateTurns.STATE;
  }

  @Test
  void begin_offALoop_isNothing() {
    assertThat(StallgateTurns.begin(null)).isNull();
    assertThat(StallgateTurns.beginEvent()).isNull();
    assertThat(StallgateTurns.idle()).isNull();
  }

  @Test
  void turn_onALoop_changesTheBeatAtBothEnds() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          long before = StallgateTurns.beat(loop);
          assertThat(StallgateTurns.begin(null)).isSameAs(loop);
          long during = StallgateTurns.beat(loop);
          assertThat(state(loop)).isEqualTo(StallgateTurns.TURN);
          StallgateTurns.end(loop);
          assertThat(state(loop)).isEqualTo(StallgateTurns.BETWEEN);
          assertThat(before).isLessThan(during);
          assertThat(StallgateTurns.beat(loop)).isGreaterThan(before).isNotEqualTo(during);
        });
  }

  @Test
  void turn_withinATurn_isPartOfTheOuterOne() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          StallgateTurns.begin(null);
          long beat = StallgateTurns.beat(loop);
          assertThat(StallgateTurns.begin(null)).isNull();
          assertThat(StallgateTurns.beat(loop)).isEqualTo(beat);
          assertThat(loop.tasks).isEqualTo(1);
        });
  }

  @Test
  void next_withinATurn_isAnotherTurn() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          StallgateTurns.next();
          assertThat(loop.tasks).isZero();
          StallgateTurns.begin(null);
          long first = StallgateTurns.beat(loop);
          assertThat(StallgateTurns.next()).isNull();
          assertThat(state(loop)).isEqualTo(StallgateTurns.TURN);
          assertThat(StallgateTurns.beat(loop)).isGreaterThan(first);
          assertThat(loop.tasks).isEqualTo(2);
          StallgateTurns.idle();
          long idle = StallgateTurns.beat(loop);
          StallgateTurns.next();
          assertThat(StallgateTurns.beat(loop)).isEqualTo(idle);
        });
  }

  @Test
  void next_ofATimedTurn_endsItAndTimesTheNextIfAsked() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          StallgateTurns.begin(null);
          assertThat(loop.turnBegan).isNotZero();
          StallgateTurns.next();
          assertThat(loop.turnBegan).isZero();
          assertThat(loop.turnNanos).isPositive();
          loop.asked = true;
          StallgateTurns.next();
          assertThat(loop.turnBegan).isNotZero();
        });
  }

  @Test
  void mount_onACarrier_isATurnThatTellsWhatItCarries() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          Object virtualThread = new Object();
          assertThat(StallgateTurns.mount(virtualThread)).isSameAs(loop);
          assertThat(loop.carried).isSameAs(virtualThread);
          assertThat(state(loop)).isEqualTo(StallgateTurns.TURN);
          StallgateTurns.unmount(loop);
          assertThat(loop.carried).isNull();
          assertThat(state(loop)).isEqualTo(StallgateTurns.BETWEEN);
        });
  }

  @Test
  void idle_withinATurn_endsItAndBeginsAnother() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          StallgateTurns.begin(null);
          long turn = StallgateTurns.beat(loop);
          assertThat(StallgateTurns.idle()).isSameAs(loop);
          assertThat(StallgateTurns.idle()).isNull();
          assertThat(state(loop)).isEqualTo(StallgateTurns.IDLE);
          StallgateTurns.busy(loop);
          assertThat(state(loop)).isEqualTo(StallgateTurns.TURN);
          assertThat(StallgateTurns.beat(loop)).isGreaterThan(turn);
        });
  }

  @Test
  void event_onALoop_isATurnAndNoTask() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          StallgateTurns.end(StallgateTurns.beginEvent());
          assertThat(loop.tasks).isZero();
        });
  }

  @Test
  void turn_askedFor_tellsItsLengthAndLatenessOnce() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          StallgateTurns.end(StallgateTurns.begin(5L));
          assertThat(loop.turnNanos).isPositive();
          assertThat(loop.delayNanos).isEqualTo(5);
          assertThat(loop.id).isEqualTo(4711);
          loop.turnNanos = 0;
          StallgateTurns.end(StallgateTurns.begin(5L));
          assertThat(loop.turnNanos).isZero();
        });
  }

  @Test
  void turn_whileTheSinkFails_goesOn() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          sink.failure = new IllegalStateException("sink");
          StallgateTurns.end(StallgateTurns.begin(5L));
          assertThat(state(loop)).isEqualTo(StallgateTurns.BETWEEN);
          assertThat(loop.in).isZero();
        });
  }

  @Test
  void hooks_whileTheLoopIsIdle_areSilent() throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          StallgateTurns.idle();
          assertThat(StallgateHooks.enter(StallgateHooks.LIMIT - 1, null)).isNull();
          StallgateTurns.busy(loop);
          assertThat(StallgateHooks.enter(StallgateHooks.LIMIT - 1, null)).isSameAs(loop);
        });
  }
}
