// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.calls;

import io.github.stallgate.api.Finding;
import io.github.stallgate.api.Stallgate;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Puts the measured thread in its place and refuses figures that were not measured there. */
@State(Scope.Thread)
public class MeasuredThread {
  @Param("WITHOUT_AGENT")
  public Place place;

  private Thread thread;

  /** Marks the measured thread as a loop, if it shall be one, and plants one stall on it. */
  @Setup(Level.Trial)
  public void enter() throws InterruptedException {
    thread = Thread.currentThread();
    if (Stallgate.isActive() == (place == Place.WITHOUT_AGENT)) {
      throw new IllegalStateException("the agent is " + (Stallgate.isActive() ? "on" : "off"));
    }
    if (place == Place.ON_LOOP) {
      Stallgate.markLoop(thread, "bench");
    }
    Thread.sleep(1);
  }

  @Setup(Level.Iteration)
  public void requireSameThread() {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException("another thread is measured than was marked");
    }
  }

  /** The planted stall was found if, and only if, this thread was a loop. */
  @TearDown(Level.Trial)
  public void requirePlace() {
    boolean found =
        Stallgate.findings().stream().map(Finding::rule).anyMatch("BlockingSleep"::equals);
    if (found != (place == Place.ON_LOOP)) {
      throw new IllegalStateException(
          "measured " + (found ? "on" : "off") + " a loop instead of " + place);
    }
  }
}
