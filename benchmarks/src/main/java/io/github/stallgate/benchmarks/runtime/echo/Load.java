// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.runtime.echo;

import java.util.List;
import java.util.Locale;

/**
 * How a server is loaded.
 *
 * @param inFlight messages under way on each connection
 */
record Load(int connections, int inFlight) {
  private static final int PIPELINED = 64;

  static final List<Load> ALL =
      List.of(new Load(10, 1), new Load(100, 1), new Load(10, PIPELINED), new Load(100, PIPELINED));

  /** In the table. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        inFlight == 1 ? "request/response, %d connections" : "%d in flight each, %2$d connections",
        inFlight == 1 ? connections : inFlight,
        connections);
  }
}
