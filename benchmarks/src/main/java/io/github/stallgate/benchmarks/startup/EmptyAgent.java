// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.startup;

/** The price of any agent: it does nothing. */
public final class EmptyAgent {
  private EmptyAgent() {}

  /** Called by the JVM before the application's main method. */
  public static void premain(String options) {}
}
