// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.acme.common;

import java.util.ArrayList;
import java.util.List;

/** A thread that makes the garbage collector stop all threads, again and again. */
public final class GarbageStorm {
  private static final int LIVE_OBJECTS = 1_500_000;
  private static final int INTS_AN_OBJECT = 12;
  private static final int COLLECTIONS = 8;

  private GarbageStorm() {}

  /**
   * Returns at once; a new thread keeps about 100 MB alive, has the collector run over them 8
   * times, and then runs what comes afterwards.
   */
  public static void rage(Runnable afterwards) {
    Thread storm =
        new Thread(
            () -> {
              collect();
              afterwards.run();
            },
            "garbage-storm");
    storm.setDaemon(true);
    storm.start();
  }

  private static void collect() {
    List<int[]> live = new ArrayList<>();
    for (int i = 0; i < LIVE_OBJECTS; i++) {
      live.add(new int[INTS_AN_OBJECT]);
    }
    for (int i = 0; i < COLLECTIONS; i++) {
      live.set(i, new int[INTS_AN_OBJECT]);
      System.gc();
    }
  }
}
