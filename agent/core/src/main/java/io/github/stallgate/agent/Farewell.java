// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

import io.github.stallgate.instrument.Readiness;

/** Ends the report when the JVM ends, and never holds the JVM longer than two seconds. */
final class Farewell implements Runnable {
  private static final long PATIENCE_MILLIS = 2_000;

  private final Thread reporting;
  private final Reporter reporter;
  private final Readiness hooks;

  /**
   * @param hooks a JVM that ends before they are set had no loop, and leaves no report
   */
  Farewell(Thread reporting, Reporter reporter, Readiness hooks) {
    this.reporting = reporting;
    this.reporter = reporter;
    this.hooks = hooks;
  }

  /** The thread to give to the JVM. */
  Thread thread() {
    Thread thread = new Thread(null, this, "stallgate-farewell", 0, false);
    thread.setContextClassLoader(Farewell.class.getClassLoader());
    return thread;
  }

  @Override
  public void run() {
    if (!hooks.isReached()) {
      return;
    }
    try {
      reporting.interrupt();
      reporter.stop();
      reporting.join(PATIENCE_MILLIS);
      if (!reporting.isAlive()) {
        reporter.finish();
      }
    } catch (Throwable failure) {
      System.err.println("[stallgate] the report has no proper end: " + failure);
    }
  }
}
