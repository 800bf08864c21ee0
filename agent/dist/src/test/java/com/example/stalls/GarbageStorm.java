// SPDX-License-Identifier: Apache-2.0
// Copyright Stallgate contributors
package com.example.stalls;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** A loop with nothing but short turns, while another thread makes the collector stop them all. */
final class GarbageStorm {

  private static final int LIVE_OBJECTS = 3_000_000;
  private static final int INTS_AN_OBJECT = 12;
  private static final int COLLECTIONS = 20;

  private GarbageStorm() {}

  /** Keeps about 200 MB alive; ends after 20 full collections. */
  static void rage(Executor loop) throws Exception {
    Thread storm = new Thread(GarbageStorm::collect, "garbage-storm");
    storm.setDaemon(true);
    storm.start();
    while (storm.isAlive()) {
      OnLoop.call(loop, GarbageStorm::shortTurn);
    }
  }

  static Integer shortTurn() {
    return Integer.toString(LIVE_OBJECTS).length();
  }

  private static void collect() {
    List<int[]> live = new ArrayList<>();
    for (int i = 0; i < LIVE_OBJECTS; i++) {
      live.add(new int[INTS_AN_OBJECT]);
    }
    for (int i = 0; i < COLLECTIONS; i++) {
      for (int replaced = i; replaced < live.size(); replaced += COLLECTIONS) {
        live.set(replaced, new int[INTS_AN_OBJECT]);
      }
      System.gc();
    }
  }
}
