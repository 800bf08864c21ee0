// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.report;

import io.github.stallgate.observe.LagSnapshot;
import jdk.jfr.FlightRecorder;

/**
 * Emits what the agent found into Flight Recorder, while one records. The reporter thread only.
 *
 * <p>Until a recording has begun, one class of the JDK is asked and none of the events is loaded. A
 * runtime image without {@code jdk.jfr} is asked once. The time of an event is the time it was
 * reported, since it ended somewhat before.
 */
public final class FlightEvents {
  private boolean absent;

  /**
   * A turn that held its loop over the threshold.
   *
   * @param rule the rule's id
   * @param culprit {@code class.method}
   * @param cause CPU, BLOCKED, LOCK, GC, MACHINE or UNKNOWN
   * @param nanos wall time
   * @param cpuNanos thread CPU time meanwhile; 0 if not measured
   */
  public void turn(
      String loop,
      String kind,
      String rule,
      String culprit,
      String cause,
      long nanos,
      long cpuNanos) {
    if (!isRecording()) {
      return;
    }
    try {
      TurnEvent.emit(loop, kind, rule, culprit, cause, nanos, cpuNanos);
    } catch (LinkageError unusable) {
      absent = true;
    }
  }

  /**
   * A call that blocked its loop.
   *
   * @param api what was called, {@code class.method}
   * @param nanos wall time
   */
  public void blockingCall(
      String loop, String kind, String rule, String culprit, String api, String cause, long nanos) {
    if (!isRecording()) {
      return;
    }
    try {
      BlockingCallEvent.emit(loop, kind, rule, culprit, api, cause, nanos);
    } catch (LinkageError unusable) {
      absent = true;
    }
  }

  /**
   * How late a loop was so far.
   *
   * @param controlP999 nanoseconds that the watchdog's own clock was late
   */
  public void lag(String loop, String kind, LagSnapshot lag, long controlP999) {
    if (!isRecording()) {
      return;
    }
    try {
      LagEvent.emit(loop, kind, lag, controlP999);
    } catch (LinkageError unusable) {
      absent = true;
    }
  }

  /** Whether a recording runs, or one has run. */
  public boolean isRecording() {
    if (absent) {
      return false;
    }
    try {
      return FlightRecorder.isInitialized();
    } catch (LinkageError notInThisImage) {
      absent = true;
      return false;
    }
  }
}
