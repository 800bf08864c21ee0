// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.turns;

import io.github.stallgate.api.Finding;
import io.github.stallgate.api.Stallgate;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The task of the measured turns; refuses figures of a thread that was no watched loop. */
@State(Scope.Thread)
public class MeasuredLoop implements Runnable {
  @Param("false")
  public boolean withAgent;

  private Thread thread;
  private long runs;

  /** Plants one stall on the loop. */
  @Setup(Level.Trial)
  public void enter() throws InterruptedException {
    thread = Thread.currentThread();
    if (Stallgate.isActive() != withAgent) {
      throw new IllegalStateException("the agent is " + (withAgent ? "off" : "on"));
    }
    Thread.sleep(1);
  }

  @Setup(Level.Iteration)
  public void requireSameThread() {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException("another thread is measured than the stall was planted on");
    }
  }

  /** The planted stall was found if the agent is on. */
  @TearDown(Level.Trial)
  public void requireWatched() {
    boolean found =
        Stallgate.findings().stream().map(Finding::rule).anyMatch("BlockingSleep"::equals);
    if (found != withAgent) {
      throw new IllegalStateException("the measured thread is no loop to the agent");
    }
  }

  /** Nearly nothing, but not nothing to the compiler. */
  @Override
  public void run() {
    runs++;
  }
}
