// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.agent;

/** Ends the report when the JVM ends, and never holds the JVM longer than two seconds. */
final class Farewell extends Thread {
  private static final long PATIENCE_MILLIS = 2_000;

  private final Thread reporting;
  private final Reporter reporter;

  Farewell(Thread reporting, Reporter reporter) {
    super(null, null, "stallgate-farewell", 0, false);
    this.reporting = reporting;
    this.reporter = reporter;
    setContextClassLoader(Farewell.class.getClassLoader());
  }

  @Override
  public void run() {
    try {
      reporter.stop();
      reporting.interrupt();
      reporting.join(PATIENCE_MILLIS);
      if (!reporting.isAlive()) {
        reporter.finish();
      }
    } catch (Throwable failure) {
      System.err.println("[stallgate] the report has no proper end: " + failure);
    }
  }
}
