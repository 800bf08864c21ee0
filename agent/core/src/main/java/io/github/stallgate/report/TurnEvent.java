// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A turn over the threshold, in Flight Recorder. */
@Name("stallgate.Turn")
@Label("Long Turn")
@Description("A turn of an event loop that held it over the threshold, told when it was judged")
@Category("Event Loops")
@StackTrace(false)
final class TurnEvent extends Event {
  @Label("Loop")
  String loop;

  @Label("Kind")
  String kind;

  @Label("Rule")
  String rule;

  @Label("Culprit")
  String culprit;

  @Label("Cause")
  String cause;

  /** Not "duration": every event has such a field already. */
  @Label("Wall Time")
  @Timespan(Timespan.NANOSECONDS)
  long wallTime;

  @Label("CPU Time")
  @Description("CPU time of the loop's thread within the turn")
  @Timespan(Timespan.NANOSECONDS)
  long cpuTime;

  static void emit(
      String loop,
      String kind,
      String rule,
      String culprit,
      String cause,
      long nanos,
      long cpuNanos) {
    TurnEvent event = new TurnEvent();
    if (!event.shouldCommit()) {
      return;
    }
    event.loop = loop;
    event.kind = kind;
    event.rule = rule;
    event.culprit = culprit;
    event.cause = cause;
    event.wallTime = nanos;
    event.cpuTime = cpuNanos;
    event.commit();
  }
}
