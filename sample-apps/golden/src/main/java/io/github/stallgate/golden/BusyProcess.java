// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.golden;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A process that keeps one core busy until its standard input ends, which it does at the latest
 * when the process that started it has gone.
 */
final class BusyProcess {
  static final String GREETING = "busy";

  private BusyProcess() {}

  public static void main(String[] arguments) throws IOException {
    Thread spinner = new Thread(BusyProcess::spin, "spinner");
    spinner.setDaemon(true);
    spinner.start();
    System.out.println(GREETING);
    System.in.transferTo(OutputStream.nullOutputStream());
  }

  private static void spin() {
    while (true) {
      Thread.onSpinWait();
    }
  }
}
