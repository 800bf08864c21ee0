// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.catalog.Fingerprint;
import io.github.stallgate.catalog.Rule;
import io.github.stallgate.classify.Classified;
import io.github.stallgate.observe.LagSnapshot;
import io.github.stallgate.report.Evidence;
import io.github.stallgate.report.FlightEvents;

/** What goes into Flight Recorder while it records, if the options want it. The reporter only. */
final class Flight {
  private final FlightEvents events = new FlightEvents();
  private boolean wanted = true;

  void wanted(boolean now) {
    wanted = now;
  }

  /** Whether calls that only count otherwise shall be told one by one. */
  boolean isRecording() {
    return wanted && events.isRecording();
  }

  /** A call or a turn that is a finding, or one more of one. */
  void occurred(StallgateLoop loop, Classified what, long nanos, Evidence evidence) {
    if (!wanted) {
      return;
    }
    String culprit = Fingerprint.culprit(what.culprit().type(), what.culprit().method());
    String rule = what.rule().id();
    if (isTurn(what.rule())) {
      events.turn(
          loop.name, loop.kind, rule, culprit, evidence.cause(), nanos, evidence.cpuNanos());
    } else {
      events.blockingCall(loop.name, loop.kind, rule, culprit, what.api(), evidence.cause(), nanos);
    }
  }

  private static boolean isTurn(Rule rule) {
    return rule == Rule.CPU_HOG || rule == Rule.LOOP_LAG || rule == Rule.CARRIER_HOG;
  }

  void lag(StallgateLoop loop, LagSnapshot lag, long controlP999) {
    if (wanted) {
      events.lag(loop.name, loop.kind, lag, controlP999);
    }
  }
}
