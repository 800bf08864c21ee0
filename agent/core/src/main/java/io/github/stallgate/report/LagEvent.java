// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.observe.LagSnapshot;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** How late a loop was so far, in Flight Recorder. */
@Name("stallgate.Lag")
@Label("Loop Lag")
@Description("How late an event loop was over its life so far")
@Category("Event Loops")
@StackTrace(false)
final class LagEvent extends Event {
  @Label("Loop")
  String loop;

  @Label("Kind")
  String kind;

  @Label("Turns")
  long turns;

  @Label("Of Queue")
  @Description("Whether the percentiles are of the delay in the queue; else of the turns")
  boolean ofQueue;

  @Label("P50")
  @Timespan(Timespan.NANOSECONDS)
  long p50;

  @Label("P99")
  @Timespan(Timespan.NANOSECONDS)
  long p99;

  @Label("P99.9")
  @Timespan(Timespan.NANOSECONDS)
  long p999;

  @Label("Max")
  @Timespan(Timespan.NANOSECONDS)
  long max;

  @Label("Control P99.9")
  @Description("How late the watchdog's own clock was: what the machine alone does")
  @Timespan(Timespan.NANOSECONDS)
  long controlP999;

  static void emit(String loop, String kind, LagSnapshot lag, long controlP999) {
    LagEvent event = new LagEvent();
    if (!event.shouldCommit()) {
      return;
    }
    event.loop = loop;
    event.kind = kind;
    event.turns = lag.turns();
    event.ofQueue = lag.ofQueue();
    event.p50 = lag.p50();
    event.p99 = lag.p99();
    event.p999 = lag.p999();
    event.max = lag.max();
    event.controlP999 = controlP999;
    event.commit();
  }
}
