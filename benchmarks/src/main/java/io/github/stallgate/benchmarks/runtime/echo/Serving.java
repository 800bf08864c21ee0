// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import java.io.IOException;

/** How a server tells that it is there, and when it ends. */
final class Serving {
  static final String GREETING = "listening on ";

  private Serving() {}

  /** Tells the port, waits until standard input ends, so for the parent, and ends this JVM. */
  static void untilInputEnds(int port) throws IOException {
    System.out.println(GREETING + port);
    while (System.in.read() >= 0) {
      // only the end of the input matters
    }
    System.exit(0);
  }
}
