// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a loop knows of a call or a region leaves its thread with who is in it. */
class StallgateLentTest {
  private static final int HOOK = 7;
  private static final int OTHER_HOOK = 8;

  private final RecordingSink sink = new RecordingSink();
  private final Object one = new Object();
  private final Object other = new Object();

  @Test
  void mount_onALoopThatLends_isNoTurnOfItsOwn() throws Exception {
    onLender(
        loop -> {
          StallgateTurns.begin(null);
          long beat = StallgateTurns.beat(loop);
          assertThat(StallgateTurns.mount(one)).isSameAs(loop);
          assertThat(loop.carried).isSameAs(one);
          StallgateTurns.unmount(loop);
          assertThat(loop.carried).isNull();
          assertThat(StallgateTurns.beat(loop)).isEqualTo(beat);
        });
  }

  @Test
  void call_thatLeftTheThread_isNotObserved() throws Exception {
    onLender(
        loop -> {
          StallgateTurns.mount(one);
          StallgateLoop left = StallgateHooks.enter(HOOK, null);
          assertThat(left).isSameAs(loop);
          StallgateTurns.unmount(loop);

          StallgateTurns.mount(other);
          StallgateHooks.exit(StallgateHooks.enter(OTHER_HOOK, null), OTHER_HOOK, null);
          StallgateTurns.unmount(loop);

          StallgateTurns.mount(one);
          assertThat(StallgateHooks.enter(OTHER_HOOK, null)).isNull();
          StallgateHooks.exit(left, HOOK, null);
          StallgateTurns.unmount(loop);
          assertThat(sink.seen).extracting(RecordingSink.Seen::hook).containsExactly(OTHER_HOOK);
          assertThat(loop.in).isZero();
        });
  }

  @Test
  void allowedRegion_thatLeftTheThread_allowsNobodyElse() throws Exception {
    onLender(
        loop -> {
          StallgateTurns.mount(one);
          StallgateLoop region = StallgateHooks.allow();
          StallgateTurns.unmount(loop);

          StallgateTurns.mount(other);
          assertThat(loop.allowed).isZero();
          StallgateTurns.unmount(loop);

          StallgateTurns.mount(one);
          assertThat(StallgateHooks.enter(HOOK, null)).isNull();
          StallgateHooks.disallow(region);
          assertThat(loop.allowed).isZero();
        });
  }

  private void onLender(OnLoop.Body body) throws Exception {
    OnLoop.run(
        sink,
        loop -> {
          loop.lends = true;
          body.run(loop);
        });
  }
}
