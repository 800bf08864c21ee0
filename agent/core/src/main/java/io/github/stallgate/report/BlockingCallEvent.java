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

/** A call that blocked a loop, in Flight Recorder. */
@Name("stallgate.BlockingCall")
@Label("Blocking Call")
@Description("A call that blocked an event loop, told when it was judged")
@Category("Event Loops")
@StackTrace(false)
final class BlockingCallEvent extends Event {
  @Label("Loop")
  String loop;

  @Label("Kind")
  String kind;

  @Label("Rule")
  String rule;

  @Label("Culprit")
  String culprit;

  @Label("API")
  String api;

  @Label("Cause")
  String cause;

  /** Not "duration": every event has such a field already. */
  @Label("Wall Time")
  @Timespan(Timespan.NANOSECONDS)
  long wallTime;

  static void emit(
      String loop, String kind, String rule, String culprit, String api, String cause, long nanos) {
    BlockingCallEvent event = new BlockingCallEvent();
    if (!event.shouldCommit()) {
      return;
    }
    event.loop = loop;
    event.kind = kind;
    event.rule = rule;
    event.culprit = culprit;
    event.api = api;
    event.cause = cause;
    event.wallTime = nanos;
    event.commit();
  }
}
