// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package io.github.stallgate.benchmarks.attribution;

import java.util.ArrayList;
import java.util.List;

/** A thread that collects garbage all the time, with 200 MB alive that must be moved. */
final class Storm {
  private static final int PIECES = 3_000_000;
  private static final int PIECE_BYTES = 48;
  private static final long GAP_MILLIS = 5;

  private Storm() {}

  /** Returns once all is alive; the storm ends with the JVM. */
  static void start() {
    List<byte[]> alive = new ArrayList<>(PIECES);
    for (int i = 0; i < PIECES; i++) {
      alive.add(new byte[PIECE_BYTES]);
    }
    Thread storm = new Thread(() -> collect(alive), "gc-storm");
    storm.setDaemon(true);
    storm.start();
  }

  private static void collect(List<byte[]> alive) {
    for (int i = 0; ; i = (i + 1) % PIECES) {
      alive.set(i, new byte[PIECE_BYTES]);
      System.gc();
      Stage.pause(GAP_MILLIS);
    }
  }
}
