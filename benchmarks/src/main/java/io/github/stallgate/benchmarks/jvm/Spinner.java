// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.jvm;

import java.io.IOException;

/**
 * A process that wants a processor for itself. Ends with its standard input: so with its parent.
 */
public final class Spinner {
  static final String GREETING = "spinning";

  private static volatile long turns;

  private Spinner() {}

  /** Says that it spins, and spins. */
  public static void main(String[] arguments) throws IOException {
    Thread spinner = new Thread(Spinner::spin, "spinner");
    spinner.setDaemon(true);
    spinner.start();
    System.out.println(GREETING);
    while (System.in.read() >= 0) {
      // only the end of the input matters
    }
  }

  private static void spin() {
    while (true) {
      turns++;
    }
  }
}
